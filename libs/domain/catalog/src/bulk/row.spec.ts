import fc from 'fast-check';
import { ALLERGENS, DIETS, FORMS, GOALS } from '../product.ts';
import { BULK_COLUMNS, headerFault, UNITS } from './columns.ts';
import { guardCell, unguardCell } from './formula-guard.ts';
import { cellsOfCsv, cellsOfJson, readRow, writeJson, writeRow, type BulkRow } from './row.ts';

const words = (longest: number) =>
  fc
    .string({ unit: 'grapheme-composite', minLength: 1, maxLength: Math.floor(longest / 8) })
    .map((text) => text.trim())
    .filter((text) => text !== '' && text.length <= longest);
const slug = fc.stringMatching(/^[a-z0-9]{1,9}(-[a-z0-9]{1,9}){0,2}$/);
const moment = fc
  .date({ min: new Date('2020-01-01'), max: new Date('2030-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString());
const some = <T>(values: readonly T[]) => fc.subarray([...values]);
const oneOf = <T>(values: readonly T[]) => fc.constantFrom(...values);

const aProductRow: fc.Arbitrary<BulkRow> = fc.record({
  sku: words(40),
  product: slug,
  title: words(120),
  subtitle: fc.oneof(fc.constant(''), words(160)),
  brand: slug,
  category: slug,
  goal: oneOf(GOALS),
  form: oneOf(FORMS),
  status: oneOf(['draft', 'published', 'archived']),
  published_at: fc.option(moment),
  summary: words(240),
  description: fc.array(words(400), { maxLength: 3 }),
  benefits: fc.array(words(200), { maxLength: 3 }),
  facts: fc.constant({
    servingSize: '2 capsules',
    unitsPerServing: 2,
    rows: [
      { name: 'Zinc', source: null, amount: 1.5, unit: 'mg', dailyValuePercent: null },
      { name: 'Iron', source: 'bisglycinate', amount: 18, unit: 'mg', dailyValuePercent: 100 },
    ],
    otherIngredients: ['rice flour'],
  }),
  allergens: some(ALLERGENS),
  diets: some(DIETS),
  certificates: fc.constant([]),
  directions: words(400),
  warnings: fc.array(words(200), { maxLength: 2 }),
  item: words(120),
  barcode: words(40),
  count: fc.integer({ min: 1, max: 1000 }),
  unit: oneOf(UNITS),
  flavour: fc.option(words(80)),
  days_of_supply: fc.nat(3650),
  weight_grams: fc.integer({ min: 1, max: 5000 }),
  tax_code: words(40),
  position: fc.nat(1000),
  active: fc.boolean(),
  price: fc.nat(999_999),
  sale_price: fc.option(fc.nat(999_999)),
  sale_starts_at: fc.option(moment),
  sale_ends_at: fc.option(moment),
});
const header = BULK_COLUMNS.products.map(({ name }) => name);

describe('a row of a bulk file', () => {
  it('says after an export what it said before, in either format', () => {
    fc.assert(
      fc.property(aProductRow, (row) => {
        const csv = readRow('products', cellsOfCsv(header, writeRow('products', row)));
        const line: unknown = JSON.parse(JSON.stringify(writeJson('products', row)));
        const json = readRow('products', cellsOfJson('products', line) ?? {});
        expect(csv).toEqual({ row, faults: [] });
        expect(json).toEqual({ row, faults: [] });
      }),
    );
  });

  it('is never run by a spreadsheet, and no guard is left behind', () => {
    fc.assert(
      fc.property(fc.string(), (cell) => {
        expect(guardCell(cell)).not.toMatch(/^[=+\-@\t\r]/);
        expect(unguardCell(guardCell(cell))).toBe(cell);
      }),
    );
    for (const evil of ['=HYPERLINK("x")', '+1', '-1', '@SUM(A1)', "'=1"])
      expect(guardCell(evil)).toBe(`'${evil}`);
    expect(guardCell("Children's")).toBe("Children's");
  });

  it('tells all that is wrong with it at once', () => {
    const { faults } = readRow('products', {
      sku: '',
      title: 'x'.repeat(121),
      goal: 'world peace',
      published_at: 'tomorrow',
      facts: '{"rows": 1}',
      price: '12,50',
      count: '-1',
      active: 'maybe',
      product: 'No Spaces',
    });
    expect(faults.map(({ column, code }) => `${column} ${code}`)).toEqual([
      'sku REQUIRED',
      'product NOT_AN_ADDRESS',
      'title TOO_LONG',
      'goal NOT_A_CHOICE',
      'published_at NOT_A_TIME',
      'facts NOT_JSON',
      'count NOT_A_NUMBER',
      'active NOT_YES_OR_NO',
      'price NOT_AN_AMOUNT',
    ]);
  });

  for (const [cell, minor] of [
    ['18', 1800],
    ['18.5', 1850],
    ['18.05', 1805],
    ['0', 0],
    ['18.005', null],
    ['-1', null],
    ['1e3', null],
    ['$5', null],
  ] as const)
    it(`reads the amount "${cell}" as ${minor}`, () => {
      expect(readRow('prices', { price: cell }).row['price'] ?? null).toBe(minor);
    });

  it('without a column says nothing about it, with an empty cell says that it is empty', () => {
    expect(readRow('prices', { sku: 'A', sale_price: '' }).row).toEqual({
      sku: 'A',
      sale_price: null,
    });
  });

  it('of JSON may hold numbers, lists and nothing, but has to be an object', () => {
    const cells = cellsOfJson('products', { count: 60, diets: ['vegan', 'keto'], flavour: null });
    expect(cells).toEqual({ count: '60', diets: 'vegan|keto', flavour: '' });
    for (const line of [[], 'x', 1, null]) expect(cellsOfJson('products', line)).toBeNull();
  });
});

describe('the header of a bulk file', () => {
  for (const [kind, names, expected] of [
    ['products', ['sku', 'title'], null],
    ['prices', ['price', 'sku'], null],
    ['products', ['sku', 'titel'], { code: 'COLUMNS_UNKNOWN', columns: ['titel'] }],
    ['products', ['title'], { code: 'COLUMNS_MISSING', columns: ['sku'] }],
    ['stock', ['sku'], { code: 'COLUMNS_MISSING', columns: ['location', 'count'] }],
    ['prices', ['sku', 'price', 'price'], { code: 'COLUMNS_DOUBLED', columns: ['price'] }],
  ] as const)
    it(`${names.join(', ')} of ${kind} is ${expected?.code ?? 'good'}`, () => {
      expect(headerFault(kind, names)).toEqual(expected as ReturnType<typeof headerFault>);
    });
});
