import { gainsByKind, type Evaluation, type Outcome } from './evaluate.ts';
import { JUDGEMENT_KINDS } from './judgement.ts';

const figure = (value: number): string => value.toFixed(3).padStart(8);
const share = (value: number): string => `${(value * 100).toFixed(1)} %`.padStart(8);

/** The evaluations beside each other, kind by kind, as lines of text. */
export function reportLines(evaluations: readonly Evaluation[]): string[] {
  const byKind = evaluations.map(gainsByKind);
  const row = (name: string, cells: readonly string[]) => `${name.padEnd(14)}${cells.join('  ')}`;
  const [first] = evaluations;
  return [
    row(
      'nDCG@10',
      evaluations.map(({ ranker }) => ranker.slice(0, 8).padStart(8)),
    ),
    ...JUDGEMENT_KINDS.map((kind) =>
      row(
        `  ${kind}`,
        byKind.map((gains) => figure(gains.get(kind) ?? 0)),
      ),
    ),
    row(
      'all',
      evaluations.map(({ gain }) => figure(gain)),
    ),
    row(
      'zero results',
      evaluations.map(({ nothing }) => share(nothing)),
    ),
    row('queries', [String(first?.outcomes.length ?? 0).padStart(8)]),
  ];
}

/** The queries answered worst, for whoever wants to make them better. */
export const worst = ({ outcomes }: Evaluation, count: number): Outcome[] =>
  outcomes
    .filter(({ gain }) => gain !== null && gain < 0.9)
    .toSorted((a, b) => (a.gain ?? 0) - (b.gain ?? 0))
    .slice(0, count);

/** Queries of the list that no product of this catalogue answers: the list or the catalogue has moved on. */
export const unanswerable = ({ outcomes }: Evaluation): Outcome[] =>
  outcomes.filter(({ gain }) => gain === null);
