import { judgeRow, NOTHING_KNOWN, type KnownItem } from './judge.ts';
import { IRON_WARNING } from '../label-warnings.ts';
import { paceOf } from './pace.ts';
import type { BulkRow } from './row.ts';

const PRODUCT: BulkRow = {
  product: 'magnesium',
  title: 'Magnesium',
  subtitle: '',
  brand: 'orchard-lane',
  category: 'supplements/minerals',
  goal: 'sleep',
  form: 'capsule',
  status: 'published',
  published_at: '2026-01-01T00:00:00.000Z',
  published_until: null,
  summary: 'Calm.',
  description: [],
  benefits: [],
  facts: { servingSize: '1', unitsPerServing: 1, rows: [], otherIngredients: [] },
  allergens: [],
  diets: [],
  certificates: [],
  directions: 'One a day.',
  warnings: [],
  goes_with: ['zinc', 'glycine (both ways)'],
  instead_of: [],
};
const ITEM: BulkRow = {
  sku: 'MAG-60',
  product: 'magnesium',
  item: '60 capsules',
  barcode: '1',
  count: 60,
  unit: 'capsules',
  flavour: null,
  days_of_supply: 30,
  weight_grams: 120,
  tax_code: 'txcd_1',
  position: 0,
  active: true,
  price: 1800,
  sale_price: null,
  sale_starts_at: null,
  sale_ends_at: null,
};
const KNOWN: KnownItem = {
  ...NOTHING_KNOWN,
  current: ITEM,
  product: PRODUCT,
  barcodeOf: 'MAG-60',
  categoryPath: 'supplements/minerals',
  skuExists: true,
  marketExists: true,
  locationExists: true,
};
const ORIGIN = {
  code: 'origin',
  name: 'From',
  kind: 'choice',
  scope: 'product',
  multiple: false,
  filterable: true,
  unit: null,
  steps: [],
  choices: [{ code: 'pe', label: 'Peru' }],
  position: 0,
  version: 1,
} as const;
const DESCRIBED: KnownItem = {
  ...KNOWN,
  product: { ...PRODUCT, 'attribute:origin': ['pe'] },
  attributes: [ORIGIN, { ...ORIGIN, code: 'taste', scope: 'variant' }],
};
const IRON_ROW = { name: 'Iron', source: null, amount: 18, unit: 'mg', dailyValuePercent: 100 };
const BLEND_OF_ONE = {
  ...IRON_ROW,
  name: 'Calm Blend',
  dailyValuePercent: null,
  parts: [{ name: 'Hops', source: null }],
};
const IRON = {
  servingSize: '1 capsule',
  unitsPerServing: 1,
  rows: [IRON_ROW],
  otherIngredients: [],
};
const NEW: KnownItem = { ...NOTHING_KNOWN, categoryPath: 'supplements/minerals' };

const codes = (kind: 'products' | 'prices' | 'stock', row: BulkRow, known: KnownItem): string => {
  const judgement = judgeRow(kind, row, known);
  return judgement.code === 'bad'
    ? judgement.faults.map(({ column, code }) => `${column} ${code}`).join(', ')
    : judgement.code;
};

describe('a row of products', () => {
  for (const [name, row, known, expected] of [
    ['that says what is so', { ...PRODUCT, ...ITEM }, KNOWN, 'same'],
    [
      'with the fields of its facts in another order',
      {
        sku: 'MAG-60',
        facts: { otherIngredients: [], rows: [], unitsPerServing: 1, servingSize: '1' },
      },
      KNOWN,
      'same',
    ],
    ['with one new text', { sku: 'MAG-60', title: 'Calm' }, KNOWN, 'changed'],
    ['of a new item with all it needs', { ...PRODUCT, ...ITEM }, NEW, 'new'],
    [
      'of a new item of a known product',
      { ...ITEM, sku: 'MAG-90' },
      { ...KNOWN, current: null, barcodeOf: null },
      'new',
    ],
    [
      'that empties the day a published product appeared',
      { sku: 'MAG-60', published_at: null },
      KNOWN,
      'same',
    ],
    [
      'that moves to another product',
      { sku: 'MAG-60', product: 'zinc' },
      KNOWN,
      'product PRODUCT_OF_ANOTHER',
    ],
    [
      'of an unknown brand and category',
      { sku: 'MAG-60', brand: 'x', category: 'y' },
      { ...KNOWN, brandExists: false, categoryPath: null },
      'brand BRAND_UNKNOWN, category CATEGORY_UNKNOWN',
    ],
    [
      'that promises to cure',
      { sku: 'MAG-60', summary: 'Cures insomnia.', benefits: ['Calm', 'Prevents the flu'] },
      KNOWN,
      'summary DISEASE_CLAIM, benefits DISEASE_CLAIM',
    ],
    [
      'with the barcode of another',
      { sku: 'MAG-60', barcode: '2' },
      { ...KNOWN, barcodeOf: 'ZN-1' },
      'barcode BARCODE_TAKEN',
    ],
    [
      'with iron and without the warning that belongs to it',
      { sku: 'MAG-60', facts: IRON },
      KNOWN,
      'warnings LABEL_WARNING_MISSING',
    ],
    [
      'with iron and its warning',
      { sku: 'MAG-60', facts: IRON, warnings: [IRON_WARNING] },
      KNOWN,
      'changed',
    ],
    [
      'with iron that is not in the shop yet',
      { sku: 'MAG-60', facts: IRON, status: 'draft' },
      KNOWN,
      'changed',
    ],
    [
      'with another text of a product that lacked its warning before',
      { sku: 'MAG-60', title: 'Calm' },
      { ...KNOWN, product: { ...PRODUCT, facts: IRON } },
      'changed',
    ],
    [
      'with a blend of one part',
      { sku: 'MAG-60', facts: { ...IRON, rows: [BLEND_OF_ONE] } },
      KNOWN,
      'facts FACTS_UNFIT',
    ],
    ['that was there before', { sku: 'MAG-60' }, { ...KNOWN, doubled: true }, 'sku DOUBLED'],
    [
      'that contradicts a row before it',
      { sku: 'MAG-60', title: 'A' },
      { ...KNOWN, productInFile: { title: 'B' } },
      'title PRODUCT_DIFFERS',
    ],
    [
      'that says the same of an attribute',
      { sku: 'MAG-60', 'attribute:origin': ['pe'] },
      DESCRIBED,
      'same',
    ],
    ['that takes a value away', { sku: 'MAG-60', 'attribute:origin': null }, DESCRIBED, 'changed'],
    [
      'with an empty cell for what has no value',
      { sku: 'MAG-60', 'attribute:taste': null },
      DESCRIBED,
      'same',
    ],
    [
      'that gives the item a value',
      { sku: 'MAG-60', 'attribute:taste': ['pe'] },
      DESCRIBED,
      'changed',
    ],
    [
      'with a choice that has gone since it was read',
      { sku: 'MAG-60', 'attribute:origin': ['de'] },
      DESCRIBED,
      'attribute:origin ATTRIBUTE_UNFIT',
    ],
    [
      'with an attribute that has gone since it was read',
      { sku: 'MAG-60', 'attribute:origin': ['pe'] },
      KNOWN,
      'attribute:origin ATTRIBUTE_UNKNOWN',
    ],
    [
      'that contradicts a row before it by an attribute of the product, not by one of the item',
      { sku: 'MAG-60', 'attribute:origin': null, 'attribute:taste': ['pe'] },
      { ...DESCRIBED, productInFile: { 'attribute:origin': ['pe'], 'attribute:taste': null } },
      'attribute:origin PRODUCT_DIFFERS',
    ],
    [
      'of a new product at an address that another one has left',
      { ...PRODUCT, ...ITEM, goes_with: [] },
      { ...NEW, addressLeft: true },
      'product ADDRESS_LEFT',
    ],
    [
      'of a product that has its address back',
      { sku: 'MAG-60', title: 'Magnesium' },
      { ...KNOWN, addressLeft: true },
      'same',
    ],
    [
      'that leaves the shop before it comes in',
      { sku: 'MAG-60', published_until: '2026-01-01T00:00:00.000Z' },
      KNOWN,
      'published_until LEAVES_FIRST',
    ],
    [
      'that moves its beginning behind the end that it has',
      { sku: 'MAG-60', published_at: '2026-06-01T00:00:00.000Z' },
      { ...KNOWN, product: { ...PRODUCT, published_until: '2026-05-01T00:00:00.000Z' } },
      'published_until LEAVES_FIRST',
    ],
    [
      'that comes in now and says when it leaves',
      {
        ...PRODUCT,
        ...ITEM,
        goes_with: [],
        published_at: null,
        published_until: '2026-05-01T00:00:00.000Z',
      },
      NEW,
      'published_at REQUIRED',
    ],
    [
      'of a draft that has no beginning yet',
      { sku: 'MAG-60', status: 'draft', published_until: '2030-05-01T00:00:00.000Z' },
      { ...KNOWN, product: { ...PRODUCT, published_at: null } },
      'changed',
    ],
    [
      'on sale above its price, ending first',
      {
        sku: 'MAG-60',
        sale_price: 1801,
        sale_starts_at: '2026-02-02T00:00:00.000Z',
        sale_ends_at: '2026-02-01T00:00:00.000Z',
      },
      KNOWN,
      'sale_price SALE_ABOVE_PRICE, sale_ends_at SALE_ENDS_FIRST',
    ],
  ] as const)
    it(`${name}: ${expected}`, () => expect(codes('products', row, known)).toBe(expected));

  it('of a new item names each field it still needs', () => {
    expect(codes('products', { sku: 'X', title: 'X' }, NOTHING_KNOWN)).toBe(
      'product,brand,category,goal,form,status,summary,facts,directions,item,barcode,count,unit,weight_grams,tax_code,price'
        .split(',')
        .map((column) => `${column} REQUIRED`)
        .join(', '),
    );
  });

  it('keeps what it does not speak of', () => {
    const judgement = judgeRow('products', { sku: 'MAG-60', sale_price: 1500 }, KNOWN);
    expect(judgement).toEqual({
      code: 'changed',
      after: { ...PRODUCT, ...ITEM, sale_price: 1500 },
    });
  });
});

describe('a row of prices', () => {
  const current = {
    sku: 'A',
    market: 'US',
    price: 500,
    sale_price: null,
    sale_starts_at: null,
    sale_ends_at: null,
  };
  for (const [name, row, known, expected] of [
    ['the same', { sku: 'A', price: 500 }, { ...KNOWN, current }, 'same'],
    ['another', { sku: 'A', price: 600 }, { ...KNOWN, current }, 'changed'],
    ['of nothing we sell', { sku: 'A', price: 1 }, NOTHING_KNOWN, 'sku SKU_UNKNOWN'],
    [
      'of a market it is not sold in',
      { sku: 'A', price: 1 },
      { ...KNOWN, marketExists: false },
      'market MARKET_UNKNOWN',
    ],
  ] as const)
    it(`${name}: ${expected}`, () => expect(codes('prices', row, known)).toBe(expected));
});

describe('what a row names beside its product', () => {
  const EIGHT = Array.from({ length: 8 }, (_, n) => `one-${n}`);
  for (const [name, row, missing, expected] of [
    ['the same in the same order', { goes_with: ['zinc', 'glycine (both ways)'] }, [], 'same'],
    ['in another order', { goes_with: ['glycine (both ways)', 'zinc'] }, [], 'changed'],
    ['no longer both ways', { goes_with: ['zinc', 'glycine'] }, [], 'changed'],
    ['nothing any more', { goes_with: [] }, [], 'changed'],
    ['nothing where there was nothing', { instead_of: [] }, [], 'same'],
    ['the other list alone', { instead_of: ['melatonin'] }, [], 'changed'],
    ['what is no product', { goes_with: ['nope'] }, ['nope'], 'goes_with RELATED_UNKNOWN'],
    [
      'what is no product, both ways',
      { instead_of: ['nope (both ways)'] },
      ['nope'],
      'instead_of RELATED_UNKNOWN',
    ],
    ['itself', { instead_of: ['magnesium'] }, [], 'instead_of RELATED_TO_ITSELF'],
    ['one in both lists', { instead_of: ['glycine'] }, [], 'instead_of RELATED_TWICE'],
    ['one twice', { instead_of: ['a', 'a (both ways)'] }, [], 'instead_of RELATED_TWICE'],
    ['eight', { goes_with: EIGHT }, [], 'changed'],
    ['eight besides two', { instead_of: EIGHT }, [], 'instead_of RELATED_TOO_MANY'],
  ] as const)
    it(`${name}: ${expected}`, () => {
      const known = { ...KNOWN, relatedMissing: missing };
      expect(codes('products', { sku: 'MAG-60', product: 'magnesium', ...row }, known)).toBe(
        expected,
      );
    });

  it('agrees with the rows above it', () => {
    const known = { ...KNOWN, productInFile: { product: 'magnesium', goes_with: ['zinc'] } };
    const row = { sku: 'MAG-60', product: 'magnesium', goes_with: ['glycine'] };
    expect(codes('products', row, known)).toBe('goes_with PRODUCT_DIFFERS');
  });
});

describe('a row of stock', () => {
  const at = { ...KNOWN, current: { sku: 'A', location: 'W', count: 10 }, reserved: 4, inLots: 6 };
  for (const [name, row, known, expected] of [
    ['that agrees with the book', { count: 10 }, at, 'same'],
    ['that differs with a reason', { count: 8, reason: 'broken' }, at, 'changed'],
    ['that differs without one', { count: 8 }, at, 'reason REASON_NEEDED'],
    ['below what is reserved', { count: 3, reason: 'lost' }, at, 'count COUNT_BELOW_RESERVED'],
    ['below what lies in lots', { count: 5, reason: 'lost' }, at, 'count COUNT_BELOW_LOTS'],
    [
      'at an unknown place',
      { count: 5 },
      { ...at, locationExists: false },
      'location LOCATION_UNKNOWN',
    ],
    [
      'of a pack, which is sold from what is in it',
      { count: 12, reason: 'counted' },
      { ...at, isMade: true },
      'sku NO_STOCK_OF_ITS_OWN',
    ],
    [
      'of a pack in a place that had none of it',
      { count: 12 },
      { ...at, current: null, isMade: true },
      'sku NO_STOCK_OF_ITS_OWN, reason REASON_NEEDED',
    ],
    [
      'of a pack that takes away what was booked by mistake',
      { count: 0, reason: 'was a single item' },
      { ...at, reserved: 0, inLots: 0, isMade: true },
      'changed',
    ],
  ] as const)
    it(`${name}: ${expected}`, () =>
      expect(codes('stock', { sku: 'A', location: 'W', ...row }, known)).toBe(expected));
});

describe('the pace of a job', () => {
  it('tells how long the rest takes, when anybody can tell', () => {
    expect(paceOf(500, 1500, 2000)).toEqual({ perSecond: 250, secondsLeft: 4 });
    expect(paceOf(0, 1500, 2000)).toEqual({ perSecond: 0, secondsLeft: null });
    expect(paceOf(500, null, 2000).secondsLeft).toBeNull();
    expect(paceOf(5, 3, 0)).toEqual({ perSecond: 0, secondsLeft: null });
  });
});
