import type { Check } from './context.ts';
import { sum } from './counts.ts';

const TAIL = 12_000;

export const seconds = (milliseconds: number): string => `${(milliseconds / 1000).toFixed(1)} s`;

/** What a phase amounts to: a line per check, and the output of those that failed. */
export function describePhase(checks: readonly Check[], took: number): string {
  const lines = checks.map(describeCheck);
  const { passed, failed, skipped } = sum(checks.map(({ counts }) => counts));
  const total = `  ${passed} passed, ${failed} failed, ${skipped} skipped in ${seconds(took)}`;
  const outputs = checks
    .filter(({ counts, output }) => counts.failed > 0 && output !== undefined)
    .map(({ name, output }) => `\n  ── ${name} ──\n${(output ?? '').slice(-TAIL)}`);
  return [...lines, ...outputs, total].join('\n');
}

function describeCheck({ name, counts, reason }: Check): string {
  const { passed, failed, skipped } = counts;
  const mark = failed > 0 ? '✗' : '✓';
  const many = passed + failed + skipped > 1 ? `  ${passed} passed` : '';
  const bad = failed > 0 ? `, ${failed} failed` : '';
  const left = skipped > 0 ? `, ${skipped} skipped` : '';
  return `  ${mark} ${name}${many}${many ? bad : ''}${left}${reason === undefined ? '' : `: ${reason}`}`;
}
