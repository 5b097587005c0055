import { isGone, isUnreachable } from './unreachable.ts';

describe('what counts as a server out of reach', () => {
  const wrapped = (code: string) => Object.assign(new Error('x'), { original: { code } });
  const bare = (code: string) => Object.assign(new Error('x'), { code });
  for (const [code, unreachable, gone] of [
    ['57P01', true, true],
    ['08006', true, true],
    ['ECONNREFUSED', true, true],
    ['EHOSTUNREACH', true, true],
    ['40001', true, false],
    ['42601', false, false],
    ['23505', false, false],
    ['57014', false, false],
  ] as const)
    it(`${code} ${unreachable ? 'is' : 'is not'}, ${gone ? 'and' : 'but not'} for everybody`, () => {
      for (const error of [wrapped(code), bare(code)])
        expect([isUnreachable(error), isGone(error)]).toEqual([unreachable, gone]);
    });

  for (const words of [
    'timeout expired',
    'timeout exceeded when trying to connect',
    'Connection terminated unexpectedly',
  ])
    it(`is "${words}"`, () => {
      expect(isUnreachable(new Error(words))).toBeTrue();
    });

  it('is nothing that is no error', () => {
    expect([isUnreachable('57P01'), isUnreachable(null)]).toEqual([false, false]);
  });
});
