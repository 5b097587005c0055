import { stripVTControlCharacters } from 'node:util';

export interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

export const NOTHING: Counts = { passed: 0, failed: 0, skipped: 0 };

export const sum = (all: readonly Counts[]): Counts =>
  all.reduce(
    (a, b) => ({
      passed: a.passed + b.passed,
      failed: a.failed + b.failed,
      skipped: a.skipped + b.skipped,
    }),
    NOTHING,
  );

/** `N passed, N failed, N skipped`: what the run, and each project's tests, end with. */
export const closingLine = ({ passed, failed, skipped }: Counts): string =>
  `${passed} passed, ${failed} failed, ${skipped} skipped`;

/** The last closing line of a test program's output, or undefined when it never got that far. */
export function parseClosingLine(output: string): Counts | undefined {
  const lines = stripVTControlCharacters(output).matchAll(
    /^\s*(\d+) passed, (\d+) failed, (\d+) skipped\s*$/gm,
  );
  const last = [...lines].at(-1);
  return last && { passed: Number(last[1]), failed: Number(last[2]), skipped: Number(last[3]) };
}

export interface Verdict {
  readonly counts: Counts;
  /** Set when the program itself, rather than one of its specs, is at fault. */
  readonly reason?: string;
}

const failedBecause = (reason: string, counts: Counts = NOTHING): Verdict => ({
  counts: { ...counts, failed: counts.failed + 1 },
  reason,
});

/**
 * What a test program's output and exit code amount to. No closing line, no executed spec, or an exit
 * code that its counts do not explain is a failure of its own: nothing passes by not running.
 */
export function judge(output: string, code: number): Verdict {
  const counts = parseClosingLine(output);
  if (counts === undefined) return failedBecause(`ended with code ${code} and no closing line`);
  if (counts.passed + counts.failed === 0)
    return failedBecause('not one spec was executed', counts);
  if (code !== 0 && counts.failed === 0)
    return failedBecause(`ended with code ${code} although no spec failed`, counts);
  return { counts };
}
