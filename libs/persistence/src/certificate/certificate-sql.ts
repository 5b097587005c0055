/** True for a certificate that shoppers see now. */
export const holdsNowSql = (c: string): string =>
  `${c}.ended_at is null and ${c}.valid_from <= now() and ${c}.valid_to > now()`;

/** The days of a certificate are of UTC, whatever the clock of the session. */
export const firstDaySql = (column: string): string =>
  `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD')`;

/** The last day before an end. */
export const lastDaySql = (column: string): string =>
  `to_char(${column} at time zone 'UTC' - interval '1 microsecond', 'YYYY-MM-DD')`;

/** The moment at which a day begins. */
export const dayBeginsSql = (parameter: string): string =>
  `(cast(${parameter} as date)::timestamp at time zone 'UTC')`;

/** A file as employees see it. */
export const documentSql = (d: string): string =>
  `json_build_object('id', ${d}.id, 'fileName', ${d}.file_name, 'mediaType', ${d}.media_type,
    'bytes', ${d}.bytes, 'path', '/media/' || ${d}.object_key)`;
