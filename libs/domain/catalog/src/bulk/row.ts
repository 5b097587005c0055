import type { BulkValue } from './cells.ts';
import { BULK_COLUMNS, type BulkColumn, type BulkKind } from './columns.ts';
import { fault, type BulkFault } from './faults.ts';
import { guardCell, unguardCell } from './formula-guard.ts';

/** Values by column. A column that is absent says nothing; one that is null is empty. */
export type BulkRow = Readonly<Record<string, BulkValue>>;
export type BulkCells = Readonly<Record<string, string>>;

/** Reads one row, all faults of it at once. Cells of columns the kind does not have are not looked at. */
export function readRow(
  kind: BulkKind,
  cells: BulkCells,
): { readonly row: BulkRow; readonly faults: readonly BulkFault[] } {
  const row: Record<string, BulkValue> = {};
  const faults: BulkFault[] = [];
  for (const column of BULK_COLUMNS[kind]) {
    const cell = cells[column.name];
    if (cell === undefined) continue;
    const text = cell.trim();
    if (text === '') {
      if (column.needed) faults.push(fault(column.name, 'REQUIRED'));
      else row[column.name] = column.empty ?? null;
      continue;
    }
    const read = column.format.read(text);
    if (read.ok) row[column.name] = read.value;
    else faults.push(fault(column.name, read.code));
  }
  return { row, faults };
}

/** The cells of a CSV record by column, freed of what keeps spreadsheets from running them. */
export const cellsOfCsv = (header: readonly string[], fields: readonly string[]): BulkCells =>
  Object.fromEntries(header.map((name, at) => [name, unguardCell(fields[at] ?? '')]));

/** The cells of a row for a CSV file, safe to open in a spreadsheet. */
export const writeRow = (kind: BulkKind, row: BulkRow): string[] =>
  BULK_COLUMNS[kind].map((column) => guardCell(writeCell(column, row[column.name])));

function writeCell({ format }: BulkColumn, value: BulkValue | undefined): string {
  return value === null || value === undefined ? '' : format.write(value);
}

/** A row for a file of JSON lines: numbers, lists and objects as what they are, amounts as text. */
export function writeJson(kind: BulkKind, row: BulkRow): Record<string, BulkValue> {
  return Object.fromEntries(
    BULK_COLUMNS[kind].map(({ name, about, format }) => {
      const value = row[name] ?? null;
      const amount = about === 'price' && typeof value === 'number';
      return [name, amount ? format.write(value) : value];
    }),
  );
}

/**
 * The cells of a JSON line, so that both formats are read by one rule; null when the line is no object. A column
 * nobody knows comes along under its name, for the header check.
 */
export function cellsOfJson(kind: BulkKind, line: unknown): BulkCells | null {
  if (typeof line !== 'object' || line === null || Array.isArray(line)) return null;
  const columns = new Map(BULK_COLUMNS[kind].map((column) => [column.name, column]));
  return Object.fromEntries(
    Object.entries(line).map(([name, value]) => [name, cellOf(columns.get(name), value)]),
  );
}

function cellOf(column: BulkColumn | undefined, value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string') return value;
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (Array.isArray(value) && column?.format.separator === '|') return value.join('|');
  return JSON.stringify(value);
}

/** Tells items of a file apart. */
export const keyOf = (kind: BulkKind, row: BulkRow): string =>
  BULK_COLUMNS[kind]
    .filter(({ about }) => about === 'key')
    .map(({ name, empty }) => String(row[name] ?? empty ?? ''))
    .join(' · ');
