import type { Readable } from 'node:stream';
import {
  cellsOfCsv,
  cellsOfJson,
  fault,
  headerFault,
  keyOf,
  readRow,
  storable,
  type BulkCells,
  type BulkColumn,
  type BulkFormat,
  type BulkKind,
  type HeaderFault,
} from '@green-apple/domain-catalog';
import type { FileRow } from '@green-apple/persistence';
import { readCsv } from './read-csv.ts';
import { readLines } from './read-lines.ts';

/** The columns of the file cannot be mapped. */
export class UnmappableFile extends Error {
  readonly fault: HeaderFault;

  constructor(headersFault: HeaderFault) {
    super(headersFault.code);
    this.fault = headersFault;
  }
}

export interface ReadFile {
  readonly kind: BulkKind;
  /** What the columns of this kind hold. */
  readonly columns: readonly BulkColumn[];
  readonly format: BulkFormat;
}

export interface RowOfFile {
  readonly row: FileRow;
  readonly readBytes: number;
}

interface Line {
  /** What it says, or why that cannot be told. */
  readonly cells: BulkCells | 'ROW_BROKEN' | 'ROW_TOO_LONG';
  readonly readBytes: number;
}

/**
 * Rows of a file, counted as a spreadsheet counts them: the header is line 1, also where there is none. Throws
 * `UnmappableFile` before the first row of columns nobody knows, and `UnreadableFile` where the rest is garbage.
 */
export async function* readRows(
  file: Readable,
  { kind, format, columns }: ReadFile,
  onHeader: (header: readonly string[]) => Promise<void> = async () => undefined,
): AsyncGenerator<RowOfFile> {
  let line = 1;
  const lines = format === 'csv' ? csvLines(file, kind, onHeader) : jsonLines(file, kind, columns);
  for await (const { cells, readBytes } of lines) {
    line++;
    yield { row: toRow(kind, columns, line, cells), readBytes };
  }
}

function toRow(
  kind: BulkKind,
  columns: readonly BulkColumn[],
  line: number,
  cells: Line['cells'],
): FileRow {
  if (typeof cells === 'string')
    return { line, key: '', said: {}, cells: {}, faults: [fault(null, cells)] };
  const { row, faults } = readRow(columns, cells);
  return { line, key: keyOf(kind, row), said: row, cells: kept(cells), faults };
}

/** Cells are kept to be told of: a zero byte that one of them is bad for would keep the whole batch from being kept. */
const kept = (cells: BulkCells): BulkCells =>
  Object.fromEntries(Object.entries(cells).map(([name, cell]) => [name, storable(cell)]));

async function* csvLines(
  file: Readable,
  kind: BulkKind,
  onHeader: (header: readonly string[]) => Promise<void>,
): AsyncGenerator<Line> {
  let header: readonly string[] | null = null;
  for await (const { fields, readBytes } of readCsv(file)) {
    if (header === null) {
      header = fields.map((name) => storable(name.trim().toLowerCase()));
      refuse(headerFault(kind, header));
      await onHeader(header);
    } else {
      const fits = fields.length === header.length;
      yield { cells: fits ? cellsOfCsv(header, fields) : 'ROW_BROKEN', readBytes };
    }
  }
  if (header === null) refuse(headerFault(kind, []));
}

/** In bytes; more than any row of ours has. */
const LONGEST_LINE = 512 * 1024;

async function* jsonLines(
  file: Readable,
  kind: BulkKind,
  columns: readonly BulkColumn[],
): AsyncGenerator<Line> {
  for await (const { text, readBytes } of readLines(file, LONGEST_LINE)) {
    const trimmed = text?.replace(/^\uFEFF/, '').trim();
    if (trimmed === '') continue;
    const cells = trimmed === undefined ? null : cellsOfJson(columns, parsed(trimmed));
    const known = cells === null ? null : headerFault(kind, Object.keys(cells));
    // A line may leave out what others have, but not bring what nobody knows.
    if (known?.code === 'COLUMNS_UNKNOWN') refuse(known);
    const broken = text === null ? 'ROW_TOO_LONG' : 'ROW_BROKEN';
    yield { cells: cells === null ? broken : withKeys(kind, cells), readBytes };
  }
}

/** A key that is missing in a line is an empty one. */
function withKeys(kind: BulkKind, cells: BulkCells): BulkCells {
  const missing = headerFault(kind, Object.keys(cells));
  return missing?.code === 'COLUMNS_MISSING'
    ? { ...cells, ...Object.fromEntries(missing.columns.map((name) => [name, ''])) }
    : cells;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function refuse(faulty: HeaderFault | null): void {
  if (faulty !== null) throw new UnmappableFile(faulty);
}
