import {
  postgresCode,
  type IdempotencyKey,
  type IdempotencyRepository,
  type StoredAnswer,
  type Transaction,
} from '@green-apple/persistence';
import { ProblemError } from '../../platform/index.ts';

/** Another request with the same key has not ended within the pool's lock timeout. */
const LOCK_NOT_AVAILABLE = '55P03';

/**
 * Takes a key inside the transaction that does the work. Returns the answer of an earlier request with the
 * same key, or null when this one is the first.
 */
export async function takeKey(
  keys: IdempotencyRepository,
  key: IdempotencyKey,
  transaction: Transaction,
): Promise<StoredAnswer | null> {
  try {
    const taken = await keys.take(key, transaction);
    if (taken.code === 'REUSED') throw new ProblemError('IDEMPOTENCY_KEY_REUSED');
    return taken.code === 'ANSWERED' ? taken.answer : null;
  } catch (error) {
    if (postgresCode(error) === LOCK_NOT_AVAILABLE)
      throw new ProblemError('IDEMPOTENCY_IN_PROGRESS', { retryAfter: 1 }, { cause: error });
    throw error;
  }
}
