import { closingLine, judge, parseClosingLine, sum } from './counts.ts';

describe('the counts of a test run', () => {
  it('are read from the last closing line, colours or not', () => {
    const output =
      '1 passed, 0 failed, 0 skipped\n\u001b[32m12 passed, 1 failed, 2 skipped\u001b[0m\n';
    expect(parseClosingLine(output)).toEqual({ passed: 12, failed: 1, skipped: 2 });
  });

  it('are not read from a sentence that looks similar', () => {
    expect(parseClosingLine('I saw 1 passed, 0 failed, 0 skipped there')).toBeUndefined();
  });

  it('add up', () => {
    const one = { passed: 1, failed: 2, skipped: 3 };
    expect(closingLine(sum([one, one]))).toBe('2 passed, 4 failed, 6 skipped');
  });

  it('pass when specs ran and none failed', () => {
    const { counts, reason } = judge('3 passed, 0 failed, 0 skipped', 0);
    expect(counts.failed).toBe(0);
    expect(reason).toBeUndefined();
  });

  const failures: ReadonlyArray<readonly [string, string, number]> = [
    ['a program that dies early', 'Segmentation fault', 139],
    ['a program that ends well and says nothing', '', 0],
    ['a suite in which no spec was executed', '0 passed, 0 failed, 0 skipped', 0],
    ['a suite of which every spec was skipped', '0 passed, 0 failed, 7 skipped', 0],
    ['an exit code that the counts do not explain', '4 passed, 0 failed, 0 skipped', 1],
  ];
  for (const [what, output, code] of failures)
    it(`fail for ${what}`, () => {
      const { counts, reason } = judge(output, code);
      expect(counts.failed).toBe(1);
      expect(reason).toBeDefined();
    });
});
