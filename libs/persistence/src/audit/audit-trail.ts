import { QueryTypes } from 'sequelize';
import { writerSelect, type Writer } from '../pools.ts';
import type { Transaction } from '../transaction.ts';
import { AUDIT_GENESIS, auditHash, type AuditDeed } from './audit-chain.ts';

/** Any fixed number: writers of the chain queue on it, so that each sees the row before its own. */
const CHAIN_LOCK = 7_276_410_312;

/** Where employees' deeds are written down, in the transaction that does the deed. */
export class AuditTrail {
  readonly #writer: Writer;

  constructor(writer: Writer) {
    this.#writer = writer;
  }

  /**
   * Chains one deed to the last; returns its hash. Holds the chain's lock until the transaction ends, so
   * call it late: other employees' edits wait for it.
   */
  async append(deed: AuditDeed, transaction: Transaction): Promise<string> {
    await writerSelect(
      this.#writer,
      `select pg_advisory_xact_lock(${CHAIN_LOCK})`,
      {},
      transaction,
    );
    // A statement of its own: its snapshot must be taken after the lock was granted.
    const [last] = await writerSelect<{ hash: string }>(
      this.#writer,
      'select hash from platform.audit order by seq desc limit 1',
      {},
      transaction,
    );
    const previousHash = last?.hash ?? AUDIT_GENESIS;
    const hash = auditHash(deed, previousHash);
    await this.#writer.sequelize.query(
      `insert into platform.audit (at, actor_id, actor_name, action, entity_type, entity_id, before, after,
         correlation_id, previous_hash, hash)
       values (cast($at as timestamptz), $actorId, $actorName, $action, $entityType, $entityId,
         cast($before as jsonb), cast($after as jsonb), $correlationId, $previousHash, $hash)`,
      {
        type: QueryTypes.INSERT,
        bind: {
          ...deed,
          before: deed.before === null ? null : JSON.stringify(deed.before),
          after: deed.after === null ? null : JSON.stringify(deed.after),
          previousHash,
          hash,
        },
        transaction,
      },
    );
    return hash;
  }
}
