import { optionGroups, optionsOf, withOption, type OptionedVariant } from './option-groups.ts';

interface Size extends OptionedVariant {
  readonly sku: string;
}
const size = (count: number, flavour: string | null, shell: string | null = null): Size => ({
  sku: [count, flavour, shell].filter((part) => part !== null).join('-'),
  title: flavour === null ? `${count} g` : `${count} g · ${flavour}`,
  count,
  unit: 'g',
  flavour,
  attributes: shell === null ? [] : [{ code: 'shell', name: 'Shell', values: [shell] }],
});
const POWDER = [
  size(300, 'berry'),
  size(300, 'lemon'),
  size(900, 'berry'),
  size(900, 'lemon'),
  size(900, 'plain'),
];
const groupsOf = (variants: readonly Size[]) =>
  optionGroups(variants).map(({ code, options }) => `${code}: ${options.join(', ')}`);

describe('what sizes are chosen by', () => {
  for (const [what, variants, expected] of [
    ['one size', [size(60, null)], []],
    ['sizes alone', [size(60, null), size(120, null)], ['size: 60 g, 120 g']],
    ['flavours alone', [size(60, 'berry'), size(60, 'lemon')], ['flavour: berry, lemon']],
    ['sizes of several flavours', POWDER, ['size: 300 g, 900 g', 'flavour: berry, lemon, plain']],
    [
      'flavours of which each has its size',
      [size(60, 'berry'), size(120, 'lemon')],
      ['size: 60 g, 120 g'],
    ],
    [
      'what an attribute says, where nothing else tells them apart',
      [size(60, null, 'gelatin'), size(60, null, 'cellulose'), size(90, null, 'cellulose')],
      ['size: 60 g, 90 g', 'shell: gelatin, cellulose'],
    ],
    ['two that nothing tells apart', [size(60, null), size(60, null)], []],
    [
      'one of which has no flavour',
      [size(60, 'berry'), { ...size(60, null), title: '60' }],
      ['size: 60 g, 60'],
    ],
  ] as const)
    it(`is, of ${what}, ${expected.length === 0 ? 'nothing' : expected.join(' and ')}`, () =>
      expect(groupsOf(variants)).toEqual([...expected]));

  it('names the size of a title that says it in other words by what is in it', () => {
    const named = [
      { ...size(900, 'berry'), title: 'The big berry one' },
      { ...size(300, 'berry'), title: 'The small berry one' },
    ];
    expect(groupsOf(named)).toEqual(['size: 900 g, 300 g']);
  });

  it('tells what a size has of each', () => {
    expect(optionsOf(size(900, 'lemon'), POWDER)).toEqual({ size: '900 g', flavour: 'lemon' });
  });
});

describe('another option', () => {
  const from = (chosen: Size | null, code: string, option: string): string | null =>
    withOption(POWDER, chosen, { code, option })?.sku ?? null;

  it('keeps the others where there is such a size', () => {
    expect(from(size(300, 'lemon'), 'size', '900 g')).toBe('900-lemon');
    expect(from(size(900, 'lemon'), 'flavour', 'berry')).toBe('900-berry');
  });

  it('goes to the nearest where there is none', () => {
    expect(from(size(300, 'lemon'), 'flavour', 'plain')).toBe('900-plain');
    expect(from(size(900, 'plain'), 'size', '300 g')).toBe('300-berry');
    expect(from(null, 'flavour', 'lemon')).toBe('300-lemon');
  });

  it('that no size has leads nowhere', () => {
    expect(from(size(300, 'lemon'), 'flavour', 'coal')).toBeNull();
    expect(from(size(300, 'lemon'), 'colour', 'red')).toBeNull();
  });
});
