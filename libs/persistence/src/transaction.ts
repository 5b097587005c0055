import type { Sequelize, Transaction } from 'sequelize';
import type { Writer } from './pools.ts';

export type { Transaction } from 'sequelize';

/** Postgres codes that mean "nothing happened, try the same again": serialisation failure and deadlock. */
const RETRYABLE = new Set(['40001', '40P01']);
const SQLSTATE = /^[0-9A-Z]{5}$/;

/**
 * Goods may come in between the snapshot of a hold and its lock; then its update is first held against the level
 * of before. Nothing happened, and the second try sees the goods.
 */
const LEVEL_MOVED = 'stock_not_oversold';

/**
 * Runs `work` in one writer transaction (read committed). Deadlocks and serialisation failures are tried
 * again up to `attempts` times; everything else rolls back and is thrown as it is.
 */
export async function inTransaction<Result>(
  writer: Writer,
  work: (transaction: Transaction) => Promise<Result>,
  attempts = 3,
): Promise<Result> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await runOnce(writer.sequelize, work);
    } catch (error) {
      const code = postgresCode(error);
      const again =
        (code !== undefined && RETRYABLE.has(code)) || violatedConstraint(error) === LEVEL_MOVED;
      if (attempt >= attempts || !again) throw error;
    }
  }
}

function runOnce<Result>(
  sequelize: Sequelize,
  work: (transaction: Transaction) => Promise<Result>,
): Promise<Result> {
  // Read committed is the server's default; saying it again would be one more round trip.
  return sequelize.transaction(work);
}

/** SQLSTATE of a database error, e.g. '23505' for a unique violation; undefined for anything else. */
export function postgresCode(error: unknown): string | undefined {
  // Readers give the driver's errors as they are.
  const original = field(error, 'original') ?? field(error, 'parent') ?? error;
  const code = field(original, 'code');
  return typeof code === 'string' && SQLSTATE.test(code) ? code : undefined;
}

/** Name of the constraint that refused a write, if it was one. */
export function violatedConstraint(error: unknown): string | undefined {
  const original = field(error, 'original') ?? field(error, 'parent');
  const constraint = field(original, 'constraint');
  return typeof constraint === 'string' ? constraint : undefined;
}

function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null
    ? (value as Record<string, unknown>)[name]
    : undefined;
}
