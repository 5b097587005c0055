import type { AdminProduct } from '@green-apple/contracts-http';
import { aSize } from '../../../../testing/a-size.ts';
import { draftFaults } from './draft-faults.ts';
import { conflictsOf, merge } from './draft-merge.ts';
import { fromAmountText, toAmountText } from '../../shared/util-money/amount-text.ts';
import { toDraft, toEdit, type ProductDraft } from './product-draft.ts';

const ZONE = 'America/New_York';
const VARIANT = '01940000-0000-7000-8000-000000000031';

function aProduct(changes: Partial<AdminProduct> = {}): AdminProduct {
  return {
    id: '01940000-0000-7000-8000-000000000021',
    slug: 'magnesium',
    title: 'Magnesium',
    subtitle: '200 mg',
    brand: { id: '01940000-0000-7000-8000-000000000001', name: 'Orchard Lane' },
    category: { id: '01940000-0000-7000-8000-000000000012', name: 'Minerals' },
    goal: 'sleep',
    form: 'capsule',
    status: 'published',
    summary: 'Calm evenings.',
    description: ['One.', 'Two.'],
    benefits: ['Sleep'],
    directions: 'Two in the evening.',
    warnings: [],
    facts: { servingSize: '2 capsules', unitsPerServing: 2, rows: [], otherIngredients: [] },
    allergens: [],
    diets: [],
    images: [],
    seo: { title: '', description: '', canonicalPath: null, noindex: false },
    publishedUntil: null,
    formerSlugs: [],
    attributes: {},
    variants: [aSize({ id: VARIANT, saleMinor: 1990, saleStartsAt: '2026-11-20T15:00:30.000Z' })],
    publishedAt: '2026-01-01T00:00:00Z',
    updatedAt: '2026-11-20T15:00:00Z',
    version: 3,
    ...changes,
  };
}

const product = aProduct();
const draft = toDraft(product, ZONE);
const withPrice = (change: object): ProductDraft => ({
  ...draft,
  variants: draft.variants.map((variant) => ({ ...variant, ...change })),
});

describe('an amount as it is typed', () => {
  for (const [text, minor] of [
    ['24.90', 2490],
    ['24.9', 2490],
    ['24,90', 2490],
    [' 24 ', 2400],
    ['0', 0],
    ['4.35', 435],
    ['1.1', 110],
  ] as const) {
    it(`"${text}" is ${minor} cents`, () => {
      expect(fromAmountText(text)).toBe(minor);
    });
  }
  for (const text of ['', '-1', '1.999', '1e3', '$5', '12345678', 'NaN']) {
    it(`"${text}" is none`, () => {
      expect(fromAmountText(text)).toBeNull();
    });
  }
  it('is shown with its cents', () => {
    expect([toAmountText(2490), toAmountText(5), toAmountText(null)]).toEqual([
      '24.90',
      '0.05',
      '',
    ]);
  });
});

describe('a draft', () => {
  it('that was not touched sends nothing', () => {
    expect(toEdit(product, draft, ZONE)).toBeNull();
  });

  it('sends only what differs', () => {
    expect(toEdit(product, { ...draft, title: ' Magnesium Calm ' }, ZONE)).toEqual({
      title: 'Magnesium Calm',
    });
  });

  it('leaves out empty paragraphs', () => {
    expect(toEdit(product, { ...draft, description: ['One.', ' ', 'Two.', ''] }, ZONE)).toBeNull();
    expect(toEdit(product, { ...draft, warnings: ['Hot.', ''] }, ZONE)).toEqual({
      warnings: ['Hot.'],
    });
  });

  it('sends a price with its sale window, and keeps the seconds of a time it did not touch', () => {
    expect(toEdit(product, withPrice({ list: '26', saleEnds: '2026-12-01T00:00' }), ZONE)).toEqual({
      variants: [
        {
          id: VARIANT,
          listMinor: 2600,
          saleMinor: 1990,
          saleStartsAt: '2026-11-20T15:00:30.000Z',
          saleEndsAt: '2026-12-01T05:00:00.000Z',
          active: true,
        },
      ],
    });
  });

  it('sends attributes that differ, of the product and of a size', () => {
    const said = { ...draft, attributes: { origin: ['pe'] } };
    expect(toEdit(product, said, ZONE)).toEqual({ attributes: { origin: ['pe'] } });
    const size = toEdit(product, withPrice({ attributes: { notes: ['mint'] } }), ZONE);
    expect(size?.variants?.[0]?.attributes).toEqual({ notes: ['mint'] });
  });

  it('sends the whole panel, and what suits whom, once something of it differs', () => {
    const facts = { ...draft.facts, otherIngredients: 'rice flour\n\ncellulose ' };
    expect(toEdit(product, { ...draft, facts, diets: ['vegan'] }, ZONE)).toEqual({
      facts: { ...product.facts, rows: [], otherIngredients: ['rice flour', 'cellulose'] } as never,
      diets: ['vegan'],
    });
  });

  it('says where a panel is wrong', () => {
    const row = { name: 'Calm Blend', source: '', amount: 'much', unit: 'mg', parts: 'Hops' };
    const rows = [{ ...row, dailyValuePercent: '' }];
    const faults = draftFaults({ ...draft, facts: { ...draft.facts, rows } }, ZONE);
    expect(faults['facts.rows.0.amount']).toBe('A number like 200 or 0.5');
    const blend = [{ ...rows[0], amount: '500' } as (typeof rows)[number]];
    expect(draftFaults({ ...draft, facts: { ...draft.facts, rows: blend } }, ZONE)).toEqual({
      'facts.rows.0.parts': jasmine.stringContaining('two parts') as unknown as string,
    });
    const empty = draftFaults({ ...draft, facts: { ...draft.facts, servingSize: ' ' } }, ZONE);
    expect(empty).toEqual({ 'facts.servingSize': 'Please fill this in.' });
  });

  it('with an attribute that does not fit says so', () => {
    const faults = draftFaults({ ...draft, attributes: { caffeine: ['much'] } }, ZONE, [
      {
        code: 'caffeine',
        name: 'Caffeine',
        kind: 'number',
        scope: 'product',
        multiple: false,
        filterable: false,
        unit: 'mg',
        steps: [],
        choices: [],
        position: 0,
        version: 1,
      },
    ]);
    expect(faults).toEqual({ attributes: 'Caffeine is a number.' });
  });

  it('sends when it comes and goes, and what search engines are told, when they differ', () => {
    const scheduled = {
      ...draft,
      publishedFrom: '2026-12-01T00:00',
      publishedUntil: '2026-12-24T18:00',
      seoTitle: ' Magnesium that calms ',
    };
    expect(toEdit(product, scheduled, ZONE)).toEqual({
      publishedAt: '2026-12-01T05:00:00.000Z',
      publishedUntil: '2026-12-24T23:00:00.000Z',
      seo: { title: 'Magnesium that calms', description: '', canonicalPath: null, noindex: false },
    });
    const backwards = { ...scheduled, publishedUntil: '2026-11-01T00:00' };
    expect(Object.keys(draftFaults(backwards, ZONE))).toEqual(['publishedUntil']);
    const elsewhere = { ...draft, seoCanonical: 'https://other.example' };
    expect(Object.keys(draftFaults(elsewhere, ZONE))).toEqual(['seoCanonical']);
  });

  it('keeps a time in the second of the two hours that autumn shows alike, unless it is typed anew', () => {
    const second = '2026-11-01T06:30:00.000Z';
    const autumn = aProduct({ publishedAt: second });
    const shown = toDraft(autumn, ZONE);
    expect(shown.publishedFrom).toBe('2026-11-01T01:30');
    const other = toEdit(autumn, { ...shown, seoTitle: 'Calm' }, ZONE);
    expect(Object.keys(other ?? {})).toEqual(['seo']);
    const typed = { ...shown, publishedFrom: '2026-11-01T01:45' };
    expect(toEdit(autumn, typed, ZONE)).toEqual({ publishedAt: '2026-11-01T05:45:00.000Z' });
  });

  it('without faults has none', () => {
    expect(draftFaults(draft, ZONE)).toEqual({});
  });

  const faulty: [ProductDraft, path: string][] = [
    [{ ...draft, title: '  ' }, 'title'],
    [{ ...draft, title: 'x'.repeat(121) }, 'title'],
    [{ ...draft, slug: 'Not a slug' }, 'slug'],
    [{ ...draft, summary: '' }, 'summary'],
    [withPrice({ list: 'free' }), 'variants.0.list'],
    [withPrice({ sale: '30.00' }), 'variants.0.sale'],
    [withPrice({ saleEnds: '2026-11-01T00:00' }), 'variants.0.saleEnds'],
    [withPrice({ sale: '' }), 'variants.0.sale'],
  ];
  for (const [wrong, path] of faulty) {
    it(`says what is wrong with ${path}`, () => {
      expect(Object.keys(draftFaults(wrong, ZONE))).toEqual([path]);
    });
  }
});

describe('two employees editing one product', () => {
  const theirs = toDraft(
    aProduct({ title: 'Magnesium Plus', summary: 'Quiet nights.', version: 4 }),
    ZONE,
  );
  const mine: ProductDraft = { ...draft, title: 'Magnesium Calm', subtitle: '400 mg' };
  const names = new Map([[VARIANT, '60 capsules']]);

  it('are shown what the other one changed, and where they changed the same', () => {
    expect(conflictsOf(draft, mine, theirs, names)).toEqual([
      {
        path: 'title',
        label: 'Name',
        before: 'Magnesium',
        theirs: 'Magnesium Plus',
        mine: 'Magnesium Calm',
      },
      {
        path: 'summary',
        label: 'Summary',
        before: 'Calm evenings.',
        theirs: 'Quiet nights.',
        mine: null,
      },
    ]);
  });

  it('lose nothing: both changes come together, and a choice is made where they collide', () => {
    const kept = merge(draft, mine, theirs, {});
    expect([kept.title, kept.subtitle, kept.summary]).toEqual([
      'Magnesium Calm',
      '400 mg',
      'Quiet nights.',
    ]);
    expect(merge(draft, mine, theirs, { title: 'theirs' }).title).toBe('Magnesium Plus');
  });

  it('see prices by the name of the variant', () => {
    const cheaper = withPrice({ list: '20.00' });
    expect(conflictsOf(draft, draft, cheaper, names).map(({ label }) => label)).toEqual([
      '60 capsules: list price',
    ]);
    expect(merge(draft, mine, cheaper, {}).variants[0]?.list).toBe('20.00');
  });
});
