import {
  judgeRow,
  type BulkFault,
  type BulkKind,
  type BulkRow,
  type Judgement,
  type KnownItem,
} from '@green-apple/domain-catalog';
import type { Knowledge, ReadableRow } from './bulk-knowledge.ts';

export interface JudgedRow extends ReadableRow {
  readonly judgement: Judgement;
  readonly known: KnownItem;
  readonly faults: readonly BulkFault[] | null;
}

/** Judges the rows of a batch in their order, each by the good ones before it. */
export function judgeRows(
  kind: BulkKind,
  rows: readonly ReadableRow[],
  knowledge: Knowledge,
): JudgedRow[] {
  return rows.map((row) => {
    const known = knowledge.about(row);
    const judgement = judgeRow(kind, row.said, known);
    // Rows behind it may name the category by its path or by its last step alone.
    const judged = { ...row, said: withPath(row.said, known) };
    if (judgement.code !== 'bad') knowledge.remember(judged);
    return {
      ...judged,
      judgement,
      known,
      faults: judgement.code === 'bad' ? judgement.faults : null,
    };
  });
}

const withPath = (said: BulkRow, { categoryPath }: KnownItem): BulkRow =>
  said['category'] === undefined || categoryPath === null
    ? said
    : { ...said, category: categoryPath };
