import { Misunderstood, parseOptions, PHASES } from './options.ts';

const KNOWN = ['api', 'persistence'];

describe('the command line of the test run', () => {
  it('runs every phase of every project by default', () => {
    expect(parseOptions([], KNOWN)).toEqual({ phases: PHASES, projects: [] });
  });

  it('runs chosen phases in their own order', () => {
    expect(parseOptions(['--only', 'int, lint'], KNOWN).phases).toEqual(['lint', 'int']);
  });

  it('leaves what is about the whole out of a run for one project', () => {
    expect(parseOptions(['--project', 'api'], KNOWN)).toEqual({
      phases: ['lint', 'build', 'unit', 'int'],
      projects: ['api'],
    });
  });

  it('takes the seed of another order', () => {
    expect(parseOptions(['--seed', '4711'], KNOWN).seed).toBe('4711');
    expect(parseOptions([], KNOWN).seed).toBeUndefined();
  });

  for (const args of [
    ['--only', 'units'],
    ['--project', 'shop'],
    ['--seed', 'today'],
    ['--fast'],
    ['unit'],
  ])
    it(`refuses "${args.join(' ')}" rather than running something else`, () => {
      expect(() => parseOptions(args, KNOWN)).toThrowError(Misunderstood);
    });
});
