import {
  BULK_FAULTS,
  guardCell,
  writeJson,
  writeRow,
  type BulkColumn,
  type BulkFormat,
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

/** Rows as a file of the format has them. */
export const rowsOf = (
  columns: readonly BulkColumn[],
  format: BulkFormat,
  rows: readonly BulkRow[],
): Buffer =>
  format === 'csv'
    ? csv(rows.map((row) => writeRow(columns, row)))
    : Buffer.from(rows.map((row) => `${JSON.stringify(writeJson(columns, row))}\n`).join(''));

/** Columns that a report of errors has behind those of the file. */
const REPORT = ['row', 'error_columns', 'errors'];

export const reportHeadOf = (header: readonly string[]): Buffer =>
  headOf('csv', [...header, ...REPORT]);

/** Bad rows as they came, with what is wrong with each. */
export const reportRowsOf = (
  columns: readonly BulkColumn[],
  header: readonly string[],
  rows: readonly BadRow[],
): Buffer =>
  csv(
    rows.map(({ line, cells, said, faults }) => {
      const original = cells ?? Object.fromEntries(writtenCells(columns, said));
      return [
        ...header.map((name) => guardCell(original[name] ?? '')),
        String(line),
        [...new Set(faults.map(({ column }) => column ?? ''))].filter(Boolean).join(', '),
        faults.map(({ column, code }) => `${column ?? 'row'}: ${BULK_FAULTS[code]}`).join(' '),
      ];
    }),
  );

/** Cells of a row that was good when its file was read; a column may have gone since. */
const writtenCells = (columns: readonly BulkColumn[], said: BulkRow): [string, string][] =>
  Object.entries(said).map(([name, value]) => {
    const format = columns.find((column) => column.name === name)?.format;
    return [name, value === null ? '' : (format?.write(value) ?? [value].flat().join('|'))];
  });
