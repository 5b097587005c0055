import { writerSelect, type Writer } from '../pools.ts';
import type { Transaction } from '../transaction.ts';

/** What can be found helpful, and where its votes lie. */
const VOTED = {
  review: { table: 'review.review', votes: 'review.helpful_vote', key: 'review_id' },
  question: { table: 'review.question', votes: 'review.question_vote', key: 'question_id' },
} as const;

export interface HelpfulVote {
  readonly about: keyof typeof VOTED;
  readonly id: string;
  readonly sessionHash: Buffer;
}

/** One vote of each session for what is published; the count that holds now, null when there is no such thing. */
export async function voteHelpful(
  writer: Writer,
  { about, id, sessionHash }: HelpfulVote,
  transaction: Transaction,
): Promise<{ helpfulCount: number } | null> {
  const { table, votes, key } = VOTED[about];
  const [vote] = await writerSelect(
    writer,
    `insert into ${votes} (${key}, session_hash)
     select x.id, $sessionHash from ${table} x
     where x.id = cast($id as uuid) and x.state = 'published'
     on conflict do nothing returning ${key}`,
    { id, sessionHash },
    transaction,
  );
  const [row] = await writerSelect<{ helpfulCount: number }>(
    writer,
    vote
      ? `update ${table} set helpful_count = helpful_count + 1 where id = cast($id as uuid)
         returning helpful_count as "helpfulCount"`
      : `select helpful_count as "helpfulCount" from ${table}
         where id = cast($id as uuid) and state = 'published'`,
    { id },
    transaction,
  );
  return row ?? null;
}
