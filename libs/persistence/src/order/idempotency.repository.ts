import { writerSelect, type Writer } from '../pools.ts';
import type { Transaction } from '../transaction.ts';

export interface IdempotencyKey {
  /** Whose key it is and for what, e.g. `place-order/<session hash>`: strangers' keys never meet. */
  readonly scope: string;
  readonly key: string;
  /** Hash of the request: the same key with another one is a mistake of the client. */
  readonly requestHash: string;
}

export interface StoredAnswer {
  readonly status: number;
  readonly body: unknown;
}

export type TakenKey =
  | { readonly code: 'TAKEN' }
  | { readonly code: 'ANSWERED'; readonly answer: StoredAnswer }
  | { readonly code: 'REUSED' };

/**
 * Keys of requests that must take effect once. A key is taken in the transaction that does the work: it
 * lasts when the work is committed with its answer, and goes with the rollback when the work is refused,
 * so that a shopper may try again after "out of stock". A second request with the same key waits on the
 * row until the first one has ended.
 */
export class IdempotencyRepository {
  readonly #writer: Writer;

  constructor(writer: Writer) {
    this.#writer = writer;
  }

  async take(key: IdempotencyKey, transaction: Transaction): Promise<TakenKey> {
    const taken = await writerSelect<{ key: string }>(
      this.#writer,
      `insert into platform.idempotency_key (scope, key, request_hash)
       values ($scope, $key, $requestHash) on conflict do nothing returning key`,
      { ...key },
      transaction,
    );
    if (taken.length === 1) return { code: 'TAKEN' };
    const [row] = await writerSelect<{ hash: string; status: number | null; response: unknown }>(
      this.#writer,
      `select request_hash as hash, status, response from platform.idempotency_key
       where scope = $scope and key = $key`,
      { scope: key.scope, key: key.key },
      transaction,
    );
    if (row === undefined || row.status === null) throw new Error('a key without an answer');
    if (row.hash !== key.requestHash) return { code: 'REUSED' };
    return { code: 'ANSWERED', answer: { status: row.status, body: row.response } };
  }

  /** Keeps the answer beside its key; part of the same transaction. */
  async answer(key: IdempotencyKey, answer: StoredAnswer, transaction: Transaction): Promise<void> {
    await writerSelect(
      this.#writer,
      `update platform.idempotency_key set status = cast($status as integer),
         response = cast($body as jsonb)
       where scope = $scope and key = $key`,
      {
        scope: key.scope,
        key: key.key,
        status: answer.status,
        body: JSON.stringify(answer.body),
      },
      transaction,
    );
  }
}
