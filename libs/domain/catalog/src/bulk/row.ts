import type { BulkValue } from './cells.ts';
import { isAttributeColumn } from './attribute-columns.ts';
import { BULK_COLUMNS, CLAIMS_COLUMN, type BulkColumn, type BulkKind } from './columns.ts';
import { fault, type BulkFault } from './faults.ts';
import { guardCell, unguardCell } from './formula-guard.ts';
import { illegibleAt, storable } from '../legible.ts';

/** Values by column. A column that is absent says nothing; one that is null is empty. */
export type BulkRow = Readonly<Record<string, BulkValue>>;
export type BulkCells = Readonly<Record<string, string>>;

/** Reads one row, all faults of it at once. */
export function readRow(
  columns: readonly BulkColumn[],
  cells: BulkCells,
): { readonly row: BulkRow; readonly faults: readonly BulkFault[] } {
  const row: Record<string, BulkValue> = {};
  const faults = foreignFaults(columns, cells);
  for (const column of columns) {
    const cell = cells[column.name];
    if (cell === undefined) continue;
    const text = cell.trim();
    if (text === '') {
      if (column.needed) faults.push(fault(column.name, 'REQUIRED'));
      else row[column.name] = column.empty ?? null;
      continue;
    }
    const read = column.format.read(text);
    if (!read.ok) faults.push(fault(column.name, read.code));
    else if (illegibleAt(read.value) !== null) faults.push(fault(column.name, 'NOT_LEGIBLE'));
    else row[column.name] = read.value;
  }
  return { row, faults };
}

/** What is said under names that none of the columns has. */
const foreignFaults = (columns: readonly BulkColumn[], cells: BulkCells): BulkFault[] =>
  Object.entries(cells).flatMap(([name, cell]) => {
    if (isAttributeColumn(name) && !columns.some((column) => column.name === name))
      return [fault(name, 'ATTRIBUTE_UNKNOWN')];
    return name === CLAIMS_COLUMN && cell.trim() !== ''
      ? [fault(name, 'CLAIMS_NEED_APPROVAL')]
      : [];
  });

/** The cells of a CSV record by column, freed of what keeps spreadsheets from running them. */
export const cellsOfCsv = (header: readonly string[], fields: readonly string[]): BulkCells =>
  Object.fromEntries(header.map((name, at) => [name, unguardCell(fields[at] ?? '')]));

/** The cells of a row for a CSV file, safe to open in a spreadsheet. */
export const writeRow = (columns: readonly BulkColumn[], row: BulkRow): string[] =>
  columns.map((column) => guardCell(writeCell(column, row[column.name])));

function writeCell({ format }: BulkColumn, value: BulkValue | undefined): string {
  return value === null || value === undefined ? '' : format.write(value);
}

/** A row for a file of JSON lines: numbers, lists and objects as what they are, amounts as text. */
export const writeJson = (
  columns: readonly BulkColumn[],
  row: BulkRow,
): Record<string, BulkValue> =>
  Object.fromEntries(columns.map((column) => [column.name, jsonOf(column, row[column.name])]));

function jsonOf({ about, format }: BulkColumn, value: BulkValue | undefined): BulkValue {
  if (value === null || value === undefined) return null;
  if (format.single && Array.isArray(value)) return (value as readonly BulkValue[])[0] ?? null;
  return about === 'price' && typeof value === 'number' ? format.write(value) : value;
}

/**
 * The cells of a JSON line, so that both formats are read by one rule; null when the line is no object. A column
 * nobody knows comes along under its name, for the header check.
 */
export function cellsOfJson(columns: readonly BulkColumn[], line: unknown): BulkCells | null {
  if (typeof line !== 'object' || line === null || Array.isArray(line)) return null;
  const named = new Map(columns.map((column) => [column.name, column]));
  return Object.fromEntries(
    Object.entries(line).map(([name, value]) => [storable(name), cellOf(named.get(name), value)]),
  );
}

function cellOf(column: BulkColumn | undefined, value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string') return value;
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (Array.isArray(value)) {
    if (value.length === 0) return '';
    if (value.length === 1 && column?.format.single) return cellOf(column, value[0]);
    if (column?.format.separator === '|') return value.join('|');
  }
  return JSON.stringify(value);
}

/** Tells items of a file apart. */
export const keyOf = (kind: BulkKind, row: BulkRow): string =>
  BULK_COLUMNS[kind]
    .filter(({ about }) => about === 'key')
    .map(({ name, empty }) => String(row[name] ?? empty ?? ''))
    .join(' · ');
