import { seedOf } from './seed.ts';

describe('the order of a suite', () => {
  it('is the same for the same files, however they were listed', () => {
    expect(seedOf(['b.spec.js', 'a.spec.js'])).toBe(seedOf(['a.spec.js', 'b.spec.js']));
  });

  it('is another one for other files', () => {
    const seeds = ['a', 'b', 'c', 'd'].map((name) => seedOf([`${name}.spec.js`]));
    expect(new Set(seeds).size).toBe(4);
  });

  it('is a seed that the runner takes', () => {
    expect(seedOf([])).toMatch(/^\d{1,5}$/);
  });
});
