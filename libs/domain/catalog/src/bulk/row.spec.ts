import fc from 'fast-check';
import { ALLERGENS, DIETS, FORMS, GOALS } from '../product.ts';
import type { AttributeDefinition } from '../attributes.ts';
import { BULK_COLUMNS, columnsOf, headerFault, UNITS } from './columns.ts';
import { guardCell, unguardCell } from './formula-guard.ts';
import { cellsOfCsv, cellsOfJson, readRow, writeJson, writeRow, type BulkRow } from './row.ts';

const words = (longest: number) =>
  fc
    .string({ unit: 'grapheme-composite', minLength: 1, maxLength: Math.floor(longest / 8) })
    .map((text) => text.trim())
    .filter((text) => text !== '' && text.length <= longest);
const slug = fc.stringMatching(/^[a-z0-9]{1,9}(-[a-z0-9]{1,9}){0,2}$/);
const related = fc
  .tuple(slug, fc.boolean())
  .map(([name, mutual]) => (mutual ? `${name} (both ways)` : name));
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
  published_until: fc.option(moment),
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
  goes_with: fc.uniqueArray(related, { maxLength: 3 }),
  instead_of: fc.uniqueArray(related, { maxLength: 3 }),
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
const anAttribute = (changes: Partial<AttributeDefinition>): AttributeDefinition => ({
  code: 'origin',
  name: 'From',
  kind: 'text',
  scope: 'product',
  multiple: false,
  filterable: false,
  unit: null,
  steps: [],
  choices: [],
  position: 0,
  version: 1,
  ...changes,
});
const CHOICES = ['pe', 'de', 'is'].map((code) => ({ code, label: code.toUpperCase() }));
const ATTRIBUTES = [
  anAttribute({ code: 'harvest' }),
  anAttribute({ code: 'herbs', multiple: true }),
  anAttribute({ code: 'caffeine_mg', kind: 'number', unit: 'mg' }),
  anAttribute({ code: 'strengths', kind: 'number', multiple: true, scope: 'variant' }),
  anAttribute({ code: 'once_a_day', kind: 'boolean' }),
  anAttribute({ code: 'origin', kind: 'choice', choices: CHOICES }),
  anAttribute({ code: 'notes', kind: 'choice', choices: CHOICES, multiple: true }),
];
const FACTS = JSON.stringify({
  servingSize: '1 capsule',
  unitsPerServing: 1,
  rows: [{ name: 'Zinc', source: null, amount: 15, unit: 'mg', dailyValuePercent: null }],
  otherIngredients: [],
});
const COLUMNS = columnsOf('products', ATTRIBUTES);
const header = COLUMNS.map(({ name }) => name);

const listOr = <T>(list: fc.Arbitrary<T[]>) =>
  list.map((values) => (values.length === 0 ? null : values));
const amounts = fc.oneof(
  fc.integer({ min: -1_000_000_000, max: 1_000_000_000 }),
  fc.double({ min: -1e9, max: 1e9, noNaN: true }).map((number) => Number(number.toFixed(6)) + 0),
);
const someValues: fc.Arbitrary<BulkRow> = fc.record({
  'attribute:harvest': listOr(fc.array(words(200), { maxLength: 1 })),
  'attribute:herbs': listOr(fc.array(words(200), { maxLength: 4 })),
  'attribute:caffeine_mg': listOr(fc.array(amounts, { maxLength: 1 })),
  'attribute:strengths': listOr(fc.uniqueArray(amounts, { maxLength: 4 })),
  'attribute:once_a_day': listOr(fc.array(fc.boolean(), { maxLength: 1 })),
  'attribute:origin': listOr(fc.array(oneOf(['pe', 'de', 'is']), { maxLength: 1 })),
  'attribute:notes': listOr(some(['pe', 'de', 'is'])),
});

describe('a row of a bulk file', () => {
  it('says after an export what it said before, in either format', () => {
    fc.assert(
      fc.property(aProductRow, someValues, (fixed, values) => {
        const row = { ...fixed, ...values };
        const csv = readRow(COLUMNS, cellsOfCsv(header, writeRow(COLUMNS, row)));
        const line: unknown = JSON.parse(JSON.stringify(writeJson(COLUMNS, row)));
        const json = readRow(COLUMNS, cellsOfJson(COLUMNS, line) ?? {});
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
    const { faults } = readRow(BULK_COLUMNS.products, {
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

  for (const [what, cells] of [
    ['with a zero byte', { title: 'Zinc\u0000' }],
    ['with what separated fields on old machines', { title: 'Zinc\u001F15' }],
    ['with half a face', { title: 'Sleep \uD83D' }],
    ['with either, deep in its facts', { facts: FACTS.replace('Zinc', 'Zinc\\u0000') }],
    ['with either, in a list that is JSON', { benefits: '["calm\\ud83d"]' }],
  ] as const)
    it(`${what} cannot be read`, () => {
      expect(readRow(BULK_COLUMNS.products, cells).faults).toEqual([
        { column: Object.keys(cells)[0] ?? '', code: 'NOT_LEGIBLE' },
      ]);
    });

  it('may have tabs, lines and faces in its texts', () => {
    const { row, faults } = readRow(BULK_COLUMNS.products, {
      directions: 'One\ta day.\r\nWith water 💧',
    });
    expect([row['directions'], faults]).toEqual(['One\ta day.\r\nWith water 💧', []]);
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
      expect(readRow(BULK_COLUMNS.prices, { price: cell }).row['price'] ?? null).toBe(minor);
    });

  it('without a column says nothing about it, with an empty cell says that it is empty', () => {
    expect(readRow(BULK_COLUMNS.prices, { sku: 'A', sale_price: '' }).row).toEqual({
      sku: 'A',
      sale_price: null,
    });
  });

  it('of JSON may hold numbers, lists and nothing, but has to be an object', () => {
    const cells = cellsOfJson(COLUMNS, { count: 60, diets: ['vegan', 'keto'], flavour: null });
    expect(cells).toEqual({ count: '60', diets: 'vegan|keto', flavour: '' });
    for (const line of [[], 'x', 1, null]) expect(cellsOfJson(COLUMNS, line)).toBeNull();
  });
});

describe('an attribute in a bulk file', () => {
  const codes = (cells: Readonly<Record<string, string>>): string[] =>
    readRow(COLUMNS, cells).faults.map(({ column, code }) => `${column} ${code}`);

  for (const [column, cell, expected] of [
    ['attribute:caffeine_mg', '40', [40]],
    ['attribute:caffeine_mg', '-2.5', [-2.5]],
    ['attribute:caffeine_mg', '40 mg', 'NOT_A_DECIMAL'],
    ['attribute:caffeine_mg', '1,5', 'NOT_A_DECIMAL'],
    ['attribute:strengths', '5| 10 |5', [5, 10]],
    ['attribute:strengths', '5|x', 'NOT_A_DECIMAL'],
    ['attribute:once_a_day', 'Yes', [true]],
    ['attribute:once_a_day', 'no', [false]],
    ['attribute:once_a_day', 'often', 'NOT_YES_OR_NO'],
    ['attribute:origin', 'pe', ['pe']],
    ['attribute:origin', 'PE', 'NOT_A_CHOICE'],
    ['attribute:notes', 'is|pe', ['is', 'pe']],
    ['attribute:notes', 'pe|mars', 'NOT_A_CHOICE'],
    ['attribute:herbs', 'mint\nsage', ['mint', 'sage']],
    ['attribute:harvest', 'x'.repeat(201), 'TOO_LONG'],
    ['attribute:harvest', '', null],
    ['attribute:colour', 'red', 'ATTRIBUTE_UNKNOWN'],
    ['attribute:colour', '', 'ATTRIBUTE_UNKNOWN'],
    ['claims', 'Cures', 'CLAIMS_NEED_APPROVAL'],
  ] as const)
    it(`of "${column}" that is "${cell.slice(0, 12)}" is ${JSON.stringify(expected)}`, () => {
      if (typeof expected === 'string')
        expect(codes({ [column]: cell })).toEqual([`${column} ${expected}`]);
      else
        expect(readRow(COLUMNS, { [column]: cell })).toEqual({
          row: { [column]: expected },
          faults: [],
        });
    });

  it('is the value itself in JSON where there is one, and the list may stand there as well', () => {
    const row = { 'attribute:caffeine_mg': [40], 'attribute:notes': ['is', 'pe'] };
    const line = writeJson(COLUMNS, row);
    expect([line['attribute:caffeine_mg'], line['attribute:notes']]).toEqual([40, ['is', 'pe']]);
    const cells = cellsOfJson(COLUMNS, { 'attribute:caffeine_mg': [40], claims: [] });
    expect(cells).toEqual({ 'attribute:caffeine_mg': '40', claims: '' });
    expect(readRow(COLUMNS, cells ?? {}).faults).toEqual([]);
  });
});

describe('the header of a bulk file', () => {
  for (const [kind, names, expected] of [
    ['products', ['sku', 'title'], null],
    ['prices', ['price', 'sku'], null],
    ['products', ['sku', 'titel'], { code: 'COLUMNS_UNKNOWN', columns: ['titel'] }],
    ['products', ['title'], { code: 'COLUMNS_MISSING', columns: ['sku'] }],
    ['products', ['sku', 'attribute:nobody_knows', 'claims'], null],
    [
      'prices',
      ['sku', 'attribute:origin'],
      { code: 'COLUMNS_UNKNOWN', columns: ['attribute:origin'] },
    ],
    ['stock', ['sku'], { code: 'COLUMNS_MISSING', columns: ['location', 'count'] }],
    ['prices', ['sku', 'price', 'price'], { code: 'COLUMNS_DOUBLED', columns: ['price'] }],
  ] as const)
    it(`${names.join(', ')} of ${kind} is ${expected?.code ?? 'good'}`, () => {
      expect(headerFault(kind, names)).toEqual(expected as ReturnType<typeof headerFault>);
    });
});
