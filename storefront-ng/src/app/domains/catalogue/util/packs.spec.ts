import type { ProductDetail, VariantDto } from '@green-apple/contracts-http';
import { GERMAN } from '../../shared/util-language/german/index.ts';
import { ENGLISH, Words } from '../../shared/util-language/words.ts';
import { packsOf, sameNumberOf, sizeOf, sizesIn } from './packs.ts';

const variant = (id: string, minor: number, changes: Partial<VariantDto> = {}): VariantDto => ({
  id,
  sku: id.toUpperCase(),
  title: id,
  count: 60,
  unit: 'capsules',
  flavour: null,
  daysOfSupply: 30,
  attributes: [],
  price: { minor, currency: 'USD' },
  wasPrice: null,
  pricePerDay: null,
  available: 9,
  stores: [],
  lot: null,
  backorder: null,
  bundle: [],
  multipack: null,
  ...changes,
});
const pack = (id: string, of: string, units: number, minor: number): VariantDto =>
  variant(id, minor, { multipack: { variantId: of, units }, count: 60 * units });

const one = variant('one', 1800);
const large = variant('large', 3200, { count: 120 });
const three = pack('three', 'one', 3, 4860);
const two = pack('two', 'one', 2, 3420);
const largeTwo = pack('large-two', 'large', 2, 6000);
const product = (variants: VariantDto[]): ProductDetail =>
  ({
    variants,
    container: 'bottle',
    facts: { servingSize: '2 capsules', unitsPerServing: 2, rows: [], otherIngredients: [] },
  }) as unknown as ProductDetail;

describe('the choice of one, two or three', () => {
  const all = [one, large, three, two, largeTwo];

  it('keeps packs apart from sizes', () => {
    expect(sizesIn(all).map(({ id }) => id)).toEqual(['one', 'large']);
    expect([sizeOf(three, all)?.id, sizeOf(large, all)?.id, sizeOf(null, all)]).toEqual([
      'one',
      'large',
      null,
    ]);
  });

  it('offers one and its packs, with what one of them and one serving cost and what is saved', () => {
    const choices = packsOf(three, product(all), ENGLISH);
    expect(choices.map(({ name }) => name)).toEqual(['1 bottle', '2 bottles', '3 bottles']);
    expect(choices.map(({ each }) => each.minor)).toEqual([1800, 1710, 1620]);
    expect(choices.map(({ perServing }) => perServing?.minor)).toEqual([60, 57, 54]);
    expect(choices.map(({ saving }) => saving?.minor ?? null)).toEqual([null, 180, 540]);
    expect(choices.map(({ singly }) => singly)).toEqual(['', '$17.10 a bottle', '$16.20 a bottle']);
    expect(packsOf(one, product(all), ENGLISH).length).toBe(3);
    const german = packsOf(one, product(all), new Words('de', GERMAN));
    expect(german.map(({ name }) => name)).toEqual(['1 Flasche', '2 Flaschen', '3 Flaschen']);
  });

  it('is none where a size comes one by one only', () => {
    expect(packsOf(one, product([one, large]), ENGLISH)).toEqual([]);
    expect(packsOf(null, product(all), ENGLISH)).toEqual([]);
  });

  it('shows a pack as a size when what is in it is not sold alone', () => {
    expect(sizesIn([large, three]).map(({ id }) => id)).toEqual(['large', 'three']);
    expect(packsOf(three, product([large, three]), ENGLISH)).toEqual([]);
  });

  it('keeps the number when another size is chosen, where there is such a pack', () => {
    expect(sameNumberOf('LARGE', two, all)).toBe('LARGE-TWO');
    expect(sameNumberOf('LARGE', three, all)).toBe('LARGE');
    expect(sameNumberOf('LARGE', one, all)).toBe('LARGE');
    expect(sameNumberOf('ONE', largeTwo, all)).toBe('TWO');
  });
});
