/** What an edit changed, by field. */
export interface ChangedFields {
  readonly before: Readonly<Record<string, unknown>>;
  readonly after: Readonly<Record<string, unknown>>;
}

const INSTANT = /^\d{4}-\d{2}-\d{2}T/;

/** The same instant written in two zones is no change. */
const plain = (value: unknown): string =>
  typeof value === 'string' && INSTANT.test(value)
    ? new Date(value).toISOString()
    : canonical(value);

/** JSON with its keys in order: the database keeps objects in an order of its own. */
const canonical = (value: unknown): string =>
  JSON.stringify(value, (_key, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );

/** The fields of `to` that `from` has otherwise; null when there are none. */
export function changedFields(from: object, to: object): ChangedFields | null {
  const was: Record<string, unknown> = { ...from };
  const changed = Object.entries(to).filter(([field, is]) => plain(was[field]) !== plain(is));
  if (changed.length === 0) return null;
  return {
    before: Object.fromEntries(changed.map(([field]) => [field, was[field] ?? null])),
    after: Object.fromEntries(changed),
  };
}
