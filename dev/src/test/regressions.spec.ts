import { guardsIn, regressions, unguarded } from './regressions.ts';
import { ROOT } from './workspace.ts';

describe('the list of regressions', () => {
  it('names tests that are there', () => {
    expect(regressions(ROOT).flatMap(({ reason }) => reason ?? [])).toEqual([]);
  });

  it('is read row by row, several tests to a row', () => {
    const row = '| a/b#1 | it broke | `x.spec.ts`: is whole<br>`y.spec.ts`: stays so |';
    expect(guardsIn(`| thread | what | guarded by |\n| --- | --- | --- |\n${row}`)).toEqual([
      { thread: 'a/b#1', file: 'x.spec.ts', test: 'is whole' },
      { thread: 'a/b#1', file: 'y.spec.ts', test: 'stays so' },
    ]);
  });

  it('shows a row without a test', () => {
    expect(unguarded('| a/b#1 | it broke | |\n| a/b#2 | too | `x.spec.ts`: holds |')).toEqual([
      ' a/b#1 ',
    ]);
  });
});
