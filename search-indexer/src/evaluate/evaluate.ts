import type { SearchDocument } from '@green-apple/search';
import { PLACES, normalisedGain } from './gain.ts';
import { gradeOf, type Judgement, type JudgementKind } from './judgement.ts';

/** A way to answer a query: product ids, best first. */
export interface Ranker {
  readonly name: string;
  rank(q: string): Promise<readonly string[]>;
}

/** How one query was answered; `gain` is null when nothing in the catalogue answers it. */
export interface Outcome {
  readonly kind: JudgementKind;
  readonly query: string;
  readonly gain: number | null;
  readonly found: number;
}

export interface Evaluation {
  readonly ranker: string;
  readonly outcomes: readonly Outcome[];
  /** Mean nDCG@10 over all queries that something answers. */
  readonly gain: number;
  /** Share of those queries that showed nothing at all. */
  readonly nothing: number;
}

const mean = (numbers: readonly number[]): number =>
  numbers.length === 0 ? 0 : numbers.reduce((sum, one) => sum + one, 0) / numbers.length;

async function outcomeOf(
  judgement: Judgement,
  products: readonly SearchDocument[],
  ranker: Ranker,
): Promise<Outcome> {
  const { kind } = judgement;
  const query = typeof judgement.query === 'string' ? judgement.query : judgement.query(products);
  if (query === null) return { kind, query: 'a code of no product', gain: null, found: 0 };
  const grades = new Map(products.map((product) => [product.id, gradeOf(judgement, product)]));
  const ids = await ranker.rank(query);
  const gain = normalisedGain(
    ids.slice(0, PLACES).map((id) => grades.get(id) ?? 0),
    [...grades.values()],
  );
  return { kind, query, gain, found: ids.length };
}

/** Asks every query of the list and measures the answers against `products`, the whole catalogue. */
export async function evaluate(
  judgements: readonly Judgement[],
  products: readonly SearchDocument[],
  ranker: Ranker,
): Promise<Evaluation> {
  const outcomes: Outcome[] = [];
  for (const judgement of judgements) outcomes.push(await outcomeOf(judgement, products, ranker));
  const measured = outcomes.filter(({ gain }) => gain !== null);
  return {
    ranker: ranker.name,
    outcomes,
    gain: mean(measured.map(({ gain }) => gain ?? 0)),
    nothing: mean(measured.map(({ found }) => (found === 0 ? 1 : 0))),
  };
}

/** Mean gain by kind of query. */
export function gainsByKind({ outcomes }: Evaluation): Map<JudgementKind, number> {
  const byKind = new Map<JudgementKind, number[]>();
  for (const { kind, gain } of outcomes)
    if (gain !== null) byKind.set(kind, [...(byKind.get(kind) ?? []), gain]);
  return new Map([...byKind].map(([kind, gains]) => [kind, mean(gains)]));
}
