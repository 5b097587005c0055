import { createHash } from 'node:crypto';

/** What the first row of the chain points back to. */
export const AUDIT_GENESIS = '0'.repeat(64);

/** Field values by field name; only what an action changed. */
export type AuditValues = Readonly<Record<string, unknown>>;

/** One deed of an employee, before it is chained. */
export interface AuditDeed {
  /** ISO 8601 with milliseconds, UTC: the text is part of the hash. */
  readonly at: string;
  readonly actorId: string;
  readonly actorName: string;
  /** e.g. `product.edited` */
  readonly action: string;
  readonly entityType: string;
  readonly entityId: string;
  readonly before: AuditValues | null;
  readonly after: AuditValues | null;
  readonly correlationId: string | null;
}

export interface AuditRow extends AuditDeed {
  readonly seq: number;
  readonly previousHash: string;
  readonly hash: string;
}

/** SHA-256 (hex) over the deed and the hash before it; the same for the same values whatever their key order. */
export function auditHash(deed: AuditDeed, previousHash: string): string {
  const told = [
    previousHash,
    deed.at,
    deed.actorId,
    deed.actorName,
    deed.action,
    deed.entityType,
    deed.entityId,
    deed.before,
    deed.after,
    deed.correlationId,
  ];
  return createHash('sha256').update(canonicalJson(told)).digest('hex');
}

/** True when the row says what was written: nobody changed it since. */
export function isUntouched(row: AuditRow): boolean {
  return auditHash(row, row.previousHash) === row.hash;
}

/**
 * The first row (oldest first) that was changed, or whose predecessor is missing; null for a whole chain.
 * `previousHash` is what the first row must point to.
 */
export function firstBreak(
  rows: readonly AuditRow[],
  previousHash: string = AUDIT_GENESIS,
): AuditRow | null {
  let expected = previousHash;
  for (const row of rows) {
    if (row.previousHash !== expected || !isUntouched(row)) return row;
    expected = row.hash;
  }
  return null;
}

/** jsonb gives keys back in an order of its own, so hashing needs one that is ours. */
function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value === 'object' && value !== null) {
    const fields = Object.entries(value)
      .filter(([, inner]) => inner !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => `${JSON.stringify(key)}:${canonicalJson(inner)}`);
    return `{${fields.join(',')}}`;
  }
  return JSON.stringify(value ?? null);
}
