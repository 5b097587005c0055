import type { Reader } from '../pools.ts';
import { AUDIT_GENESIS, isUntouched, type AuditRow } from './audit-chain.ts';

export interface AuditFilter {
  readonly entityType?: string | undefined;
  readonly entityId?: string | undefined;
  /** Rows older than this one. */
  readonly beforeSeq?: number | undefined;
  readonly limit: number;
}

export interface AuditPage {
  readonly rows: readonly AuditRow[];
  readonly hasMore: boolean;
  /** False when a row of this page was changed, or any row of the chain does not follow the one before. */
  readonly chainIntact: boolean;
}

interface StoredRow extends Omit<AuditRow, 'seq' | 'at'> {
  readonly seq: string;
  readonly at: Date;
}

/** The trail of employees' deeds, newest first, with a check of the chain. */
export class AuditReader {
  readonly #reader: Reader;

  constructor(reader: Reader) {
    this.#reader = reader;
  }

  async page(filter: AuditFilter): Promise<AuditPage> {
    const [stored, linked] = await Promise.all([this.#rows(filter), this.#isLinked()]);
    const rows = stored.slice(0, filter.limit).map(toAuditRow);
    return {
      rows,
      hasMore: stored.length > filter.limit,
      chainIntact: linked && rows.every(isUntouched),
    };
  }

  #rows(filter: AuditFilter): Promise<StoredRow[]> {
    return this.#reader.select<StoredRow>(
      `select seq, at, actor_id as "actorId", actor_name as "actorName", action, entity_type as "entityType",
         entity_id as "entityId", before, after, correlation_id as "correlationId",
         previous_hash as "previousHash", hash
       from platform.audit
       where (cast($entityType as text) is null or entity_type = $entityType)
         and (cast($entityId as text) is null or entity_id = $entityId)
         and (cast($beforeSeq as bigint) is null or seq < $beforeSeq)
       order by seq desc limit $rows`,
      {
        entityType: filter.entityType ?? null,
        entityId: filter.entityId ?? null,
        beforeSeq: filter.beforeSeq ?? null,
        rows: filter.limit + 1,
      },
    );
  }

  /** Follows the links of the whole chain in the database: two columns, no content. */
  async #isLinked(): Promise<boolean> {
    const [answer] = await this.#reader.select<{ linked: boolean }>(
      `select coalesce(bool_and(previous_hash = expected), true) as linked
       from (select previous_hash, lag(hash, 1, $genesis) over (order by seq) as expected
             from platform.audit) as link`,
      { genesis: AUDIT_GENESIS },
    );
    return answer?.linked ?? true;
  }
}

function toAuditRow(row: StoredRow): AuditRow {
  return { ...row, seq: Number(row.seq), at: row.at.toISOString() };
}
