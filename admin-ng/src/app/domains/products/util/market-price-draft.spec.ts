import type { AdminProductPrices } from '@green-apple/contracts-http';
import { marketFaults, soldText, toMarketDraft, toMarketEdit } from './market-price-draft.ts';

const BERLIN = 'Europe/Berlin';
type Variant = AdminProductPrices['variants'][number];
const variant = (id: string, prices: Variant['prices']): Variant => ({
  id,
  sku: id.toUpperCase(),
  title: id,
  active: true,
  prices,
  lists: [],
});
const here = variant('here', [
  {
    market: 'EU',
    listMinor: 1790,
    saleMinor: 1490,
    saleStartsAt: '2026-11-20T15:00:30.000Z',
    saleEndsAt: null,
  },
]);
const absent = variant('absent', []);
const draftOf = (of: Variant) => toMarketDraft(of, 'EU', BERLIN);
const edit = (...drafts: ReturnType<typeof draftOf>[]) =>
  toMarketEdit([here, absent], drafts, 'EU', BERLIN);

describe('prices of another market as they are typed', () => {
  it('are on its own clock, and empty where it is not sold', () => {
    expect(draftOf(here)).toEqual({
      variantId: 'here',
      sold: true,
      list: '17.90',
      sale: '14.90',
      saleStarts: '2026-11-20T16:00',
      saleEnds: '',
    });
    expect(draftOf(absent).sold).toBeFalse();
  });

  it('send nothing when nothing differs, whatever is typed for what is not sold', () => {
    expect(edit(draftOf(here), { ...draftOf(absent), list: '3' })).toBeNull();
  });

  it('send what differs, and keep the seconds of a time nobody touched', () => {
    expect(edit({ ...draftOf(here), list: '18', saleEnds: '2026-12-01T00:00' })).toEqual({
      prices: [
        {
          variantId: 'here',
          price: {
            listMinor: 1800,
            saleMinor: 1490,
            saleStartsAt: '2026-11-20T15:00:30.000Z',
            saleEndsAt: '2026-11-30T23:00:00.000Z',
          },
        },
      ],
    });
  });

  it('put a size into the market, and take it out', () => {
    expect(edit({ ...draftOf(absent), sold: true, list: '9,90' })?.prices[0]?.price).toEqual({
      listMinor: 990,
      saleMinor: null,
      saleStartsAt: null,
      saleEndsAt: null,
    });
    expect(edit({ ...draftOf(here), sold: false })).toEqual({
      prices: [{ variantId: 'here', price: null }],
    });
  });

  it('have faults only where it is sold', () => {
    expect(Object.keys(marketFaults({ ...draftOf(here), sale: '99' }, BERLIN))).toEqual(['sale']);
    expect(Object.keys(marketFaults({ ...draftOf(absent), sold: true }, BERLIN))).toEqual(['list']);
    expect(marketFaults(draftOf(absent), BERLIN)).toEqual({});
  });

  it('say how much of it is sold there', () => {
    expect([soldText(0, 3), soldText(2, 3), soldText(3, 3), soldText(1, 1)]).toEqual([
      'Not sold there',
      'Sold there: 2 of 3 sizes',
      'Sold there: all 3 sizes',
      'Sold there',
    ]);
  });
});
