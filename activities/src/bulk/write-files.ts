import {
  BULK_COLUMNS,
  BULK_FAULTS,
  guardCell,
  writeJson,
  writeRow,
  type BulkFormat,
  type BulkKind,
  type BulkRow,
} from '@green-apple/domain-catalog';
import type { BadRow } from '@green-apple/persistence';
import { stringify } from 'csv-stringify/sync';

/** Spreadsheets take a file for UTF-8 by this mark alone. */
const BOM = '\uFEFF';

const csv = (records: readonly (readonly string[])[]): Buffer =>
  Buffer.from(stringify(records as string[][], { record_delimiter: 'windows' }));

/** What a file begins with, before its first row. */
export const headOf = (format: BulkFormat, header: readonly string[]): Buffer =>
  format === 'csv' ? Buffer.concat([Buffer.from(BOM), csv([header])]) : Buffer.alloc(0);

export const columnNames = (kind: BulkKind): string[] => BULK_COLUMNS[kind].map(({ name }) => name);

/** Rows as a file of the format has them. */
export const rowsOf = (kind: BulkKind, format: BulkFormat, rows: readonly BulkRow[]): Buffer =>
  format === 'csv'
    ? csv(rows.map((row) => writeRow(kind, row)))
    : Buffer.from(rows.map((row) => `${JSON.stringify(writeJson(kind, row))}\n`).join(''));

/** Columns that a report of errors has behind those of the file. */
const REPORT = ['row', 'error_columns', 'errors'];

export const reportHeadOf = (header: readonly string[]): Buffer =>
  headOf('csv', [...header, ...REPORT]);

/** Bad rows as they came, with what is wrong with each. */
export const reportRowsOf = (
  kind: BulkKind,
  header: readonly string[],
  rows: readonly BadRow[],
): Buffer =>
  csv(
    rows.map(({ line, cells, said, faults }) => {
      const original = cells ?? Object.fromEntries(writtenCells(kind, said));
      return [
        ...header.map((name) => guardCell(original[name] ?? '')),
        String(line),
        [...new Set(faults.map(({ column }) => column ?? ''))].filter(Boolean).join(', '),
        faults.map(({ column, code }) => `${column ?? 'row'}: ${BULK_FAULTS[code]}`).join(' '),
      ];
    }),
  );

/** Cells of a row that was good when its file was read. */
const writtenCells = (kind: BulkKind, said: BulkRow): [string, string][] =>
  BULK_COLUMNS[kind].map(({ name, format }) => {
    const value = said[name] ?? null;
    return [name, value === null ? '' : format.write(value)];
  });
