import {
  NO_RULES,
  otherWays,
  placementOf,
  readSynonymLine,
  type MerchandisingRule,
} from './search-rules.ts';

const NOW = '2026-11-22T12:00:00.000Z';

describe('a line of the synonyms', () => {
  it('says that words mean the same, or that one means more', () => {
    expect(readSynonymLine('Kids, children')).toEqual({
      code: 'RULE',
      from: ['kids', 'children'],
      to: ['kids', 'children'],
    });
    expect(readSynonymLine('nightcap => sleep, Melatonín')).toEqual({
      code: 'RULE',
      from: ['nightcap'],
      to: ['sleep', 'melatonin'],
    });
  });

  for (const line of ['', 'alone', 'a => ', '=> b', 'a => b => c', 'one two three four five, b'])
    it(`refuses "${line}" and says why`, () => {
      expect(readSynonymLine(line)).toEqual({ code: 'FAULT', reason: jasmine.any(String) });
    });
});

describe('other ways to say the same', () => {
  it('change one phrase each', () => {
    expect(otherWays('Nightcap for kids', ['nightcap => melatonin', 'kids, children'])).toEqual([
      'melatonin for kids',
      'nightcap for children',
    ]);
  });

  it('leave words alone that only contain one', () => {
    expect(otherWays('nightcaps', ['nightcap, drink'])).toEqual([]);
  });

  it('are none where nothing is said, and few where much is', () => {
    expect(otherWays('zinc', [])).toEqual([]);
    const many = Array.from({ length: 30 }, (_, n) => `zinc => metal${n}`);
    expect(otherWays('zinc', many).length).toBe(6);
    expect(otherWays('zinc', ['broken', 'zinc, zinc'])).toEqual([]);
  });
});

describe('where products stand', () => {
  const rule = (changes: Partial<MerchandisingRule>): MerchandisingRule => ({
    query: 'sleep',
    category: null,
    action: 'pin',
    productId: 'a',
    from: null,
    until: null,
    ...changes,
  });
  const placed = (list: { q?: string; category?: string }, ...merchandising: MerchandisingRule[]) =>
    placementOf({ ...NO_RULES, merchandising }, list, NOW);

  it('is said for the words, however they are written', () => {
    expect(placed({ q: ' SLEEP ' }, rule({}), rule({ productId: 'b' })).pinned).toEqual(['a', 'b']);
    expect(placed({ q: 'sleep tea' }, rule({})).pinned).toEqual([]);
  });

  it('is said for a category while nothing is searched in it', () => {
    const teas = rule({ query: null, category: 'teas', action: 'bury' });
    expect(placed({ category: 'teas' }, teas).buried).toEqual(['a']);
    expect(placed({ category: 'teas', q: 'mint' }, teas).buried).toEqual([]);
    expect(placed({}, teas).buried).toEqual([]);
  });

  for (const [name, window, holds] of [
    ['from its first instant', { from: NOW }, true],
    ['until just before its end', { until: '2026-11-22T12:00:00.001Z' }, true],
    ['not at its end', { until: NOW }, false],
    ['not before it begins', { from: '2026-11-22T12:00:00.001Z' }, false],
  ] as const)
    it(`holds in its campaign's window: ${name}`, () => {
      expect(placed({ q: 'sleep' }, rule(window)).pinned).toEqual(holds ? ['a'] : []);
    });

  it('is one thing at a time: hidden before pinned before moved', () => {
    const all = (['boost', 'pin', 'hide', 'bury'] as const).map((action) => rule({ action }));
    expect(placed({ q: 'sleep' }, ...all)).toEqual({
      hidden: ['a'],
      pinned: [],
      boosted: [],
      buried: [],
    });
    expect(placed({ q: 'sleep' }, rule({}), rule({ action: 'boost' })).boosted).toEqual([]);
  });
});
