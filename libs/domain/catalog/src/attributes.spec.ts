import fc from 'fast-check';
import {
  attributeFaults,
  attributeRanges,
  attributeWords,
  describeAttributes,
  isAttributeToken,
  readAttributeFilters,
  type AttributeDefinition,
  type AttributeValue,
} from './attributes.ts';

const define = (changes: Partial<AttributeDefinition>): AttributeDefinition => ({
  code: 'origin',
  name: 'Country of origin',
  kind: 'choice',
  scope: 'product',
  multiple: false,
  filterable: true,
  unit: null,
  steps: [],
  choices: [
    { code: 'pe', label: 'Peru' },
    { code: 'jp', label: 'Japan' },
  ],
  position: 0,
  version: 1,
  ...changes,
});
const origin = define({});
const caffeine = define({
  code: 'caffeine_mg',
  name: 'Caffeine',
  kind: 'number',
  unit: 'mg',
  steps: [1, 50, 100],
  choices: [],
  position: 1,
});
const shade = define({ code: 'shade', name: 'Shade', kind: 'boolean', choices: [], position: 2 });
const taste = define({ code: 'taste', name: 'Taste', kind: 'text', choices: [], multiple: true });
const ALL = [shade, caffeine, origin, taste];

describe('values of attributes', () => {
  const cases: [code: string, values: readonly AttributeValue[], fits: boolean][] = [
    ['origin', ['pe'], true],
    ['origin', ['xx'], false],
    ['origin', ['pe', 'jp'], false],
    ['origin', [], false],
    ['caffeine_mg', [0], true],
    ['caffeine_mg', ['40'], false],
    ['caffeine_mg', [Number.NaN], false],
    ['caffeine_mg', [Infinity], false],
    ['shade', [false], true],
    ['shade', ['true'], false],
    ['taste', ['Smoky', 'Sweet'], true],
    ['taste', ['Smoky', 'Smoky'], false],
    ['taste', ['  '], false],
    ['taste', ['x'.repeat(201)], false],
    ['nonsense', ['x'], false],
  ];
  for (const [code, values, fits] of cases)
    it(`${code} ${fits ? 'takes' : 'refuses'} ${values.map(String).join(' and ') || 'nothing'}${values.some((one) => typeof one === 'string') ? ' as text' : ''}`, () => {
      const faults = attributeFaults(ALL, 'product', { [code]: values });
      expect(faults.map((fault) => fault.code)).toEqual(fits ? [] : [code]);
    });

  it('of a size do not belong to the product', () => {
    expect(attributeFaults(ALL, 'variant', { origin: ['pe'] }).length).toBe(1);
  });

  it('read as words, in the order of their definitions', () => {
    const values = { shade: [true], origin: ['jp'], caffeine_mg: [40], gone: ['x'] };
    expect(describeAttributes(ALL, values)).toEqual([
      { code: 'origin', name: 'Country of origin', values: ['Japan'] },
      { code: 'caffeine_mg', name: 'Caffeine', values: ['40 mg'] },
      { code: 'shade', name: 'Shade', values: ['Yes'] },
    ]);
    expect(attributeWords(define({ kind: 'number', choices: [] }), 3)).toBe('3');
  });
});

describe('filters by attribute', () => {
  it('are read from an address, by attribute', () => {
    expect(
      readAttributeFilters(['origin:pe', 'origin:jp', 'caffeine_mg:50..', 'no:t,hing']),
    ).toEqual([
      { code: 'origin', values: ['pe', 'jp'], ranges: [] },
      { code: 'caffeine_mg', values: [], ranges: [{ from: 50, to: null }] },
    ]);
  });

  for (const token of ['', 'origin', 'origin:', 'Origin:pe', 'origin:p e', '__proto__:x', 'o:x'])
    it(`"${token}" is none`, () => expect(isAttributeToken(token)).toBeFalse());

  it('of numbers put each number into exactly one range', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, min: -1000, max: 1000 }), (amount) => {
        const holding = attributeRanges(caffeine).filter(
          ({ from, to }) => amount >= (from ?? -Infinity) && amount < (to ?? Infinity),
        );
        expect(holding.length).toBe(1);
      }),
    );
  });

  it('of numbers say their ranges, and read them back', () => {
    const ranges = attributeRanges(caffeine);
    expect(ranges.map(({ label }) => label)).toEqual([
      'Under 1 mg',
      '1 to under 50 mg',
      '50 to under 100 mg',
      '100 mg and more',
    ]);
    expect(readAttributeFilters(ranges.map(({ value }) => `caffeine_mg:${value}`))).toEqual([
      {
        code: 'caffeine_mg',
        values: [],
        ranges: ranges.map(({ from, to }) => ({ from, to })),
      },
    ]);
  });
});
