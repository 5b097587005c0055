import type { AuditEntry } from '@green-apple/contracts-http';
import type { AuditRow } from '@green-apple/persistence';

/** One line per field that the deed changed. */
export function toAuditEntry(row: AuditRow): AuditEntry {
  const fields = new Set([...Object.keys(row.before ?? {}), ...Object.keys(row.after ?? {})]);
  return {
    seq: row.seq,
    at: row.at,
    actor: row.actorName,
    action: row.action,
    entityType: row.entityType,
    entityId: row.entityId,
    changes: [...fields].map((field) => ({
      field,
      before: row.before?.[field] ?? null,
      after: row.after?.[field] ?? null,
    })),
    hash: row.hash,
  };
}
