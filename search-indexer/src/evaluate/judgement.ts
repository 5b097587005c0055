import type { SearchDocument } from '@green-apple/search';

/** Says of a product whether it is what somebody looked for. */
export type Fits = (product: SearchDocument) => boolean;

export const JUDGEMENT_KINDS = [
  'product',
  'typo',
  'synonym',
  'ingredient',
  'brand',
  'need',
  'code',
  'negation',
  'form',
  'audience',
] as const;
export type JudgementKind = (typeof JUDGEMENT_KINDS)[number];

/** 3: what was meant. 2: a good answer. 1: has something to do with it. 0: everything else. */
export type Grade = 0 | 1 | 2 | 3;

/**
 * What somebody types and which products answer it how well. Products are named by what they are, so a
 * judgement stays true whatever the catalogue holds.
 */
export interface Judgement {
  readonly kind: JudgementKind;
  /** Codes are dealt with the catalogue, so a query for one is taken from the product it is about. */
  readonly query: string | ((products: readonly SearchDocument[]) => string | null);
  readonly perfect: Fits;
  readonly good?: Fits;
  readonly fair?: Fits;
}

export function gradeOf(judgement: Judgement, product: SearchDocument): Grade {
  if (judgement.perfect(product)) return 3;
  if (judgement.good?.(product)) return 2;
  return judgement.fair?.(product) ? 1 : 0;
}

/** A judgement as one line of a list: what is typed, then what answers it perfectly, well, and at all. */
export type Line = readonly [query: Judgement['query'], perfect: Fits, good?: Fits, fair?: Fits];

export const judged = (kind: JudgementKind, lines: readonly Line[]): Judgement[] =>
  lines.map(([query, perfect, good, fair]) => ({
    kind,
    query,
    perfect,
    ...(good ? { good } : {}),
    ...(fair ? { fair } : {}),
  }));
