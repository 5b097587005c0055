import type { z } from 'zod';

/** Opaque to callers: where the next page of a keyset list begins. */
export function encodeCursor(place: readonly (string | number | boolean)[]): string {
  return Buffer.from(JSON.stringify(place)).toString('base64url');
}

/** The place in a cursor when it fits `schema`, null when it is none of ours. */
export function decodeCursor<Schema extends z.ZodType>(
  cursor: string,
  schema: Schema,
): z.infer<Schema> | null {
  try {
    const place: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    return schema.safeParse(place).data ?? null;
  } catch {
    return null;
  }
}
