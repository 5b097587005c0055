import type { BulkFaultCode } from './faults.ts';

/** What a cell stands for once it is read. Null is an empty cell. */
export type BulkValue = string | number | boolean | null | readonly string[] | object;

export type ReadCell =
  | { readonly ok: true; readonly value: BulkValue }
  | { readonly ok: false; readonly code: BulkFaultCode };

/** How a column's values are written into cells and read from them; reading what was written gives it back. */
export interface CellFormat {
  /** A cell that is not empty, trimmed. */
  read(text: string): ReadCell;
  write(value: NonNullable<BulkValue>): string;
  /** What stands between the values of a list where a cell holds several. */
  readonly separator?: string;
  /** Values are lists of one: in JSON the value stands for itself. */
  readonly single?: true;
}

const value = (read: BulkValue): ReadCell => ({ ok: true, value: read });
const refused = (code: BulkFaultCode): ReadCell => ({ ok: false, code });

export const text = (longest: number): CellFormat => ({
  read: (cell) => (cell.length > longest ? refused('TOO_LONG') : value(cell)),
  write: String,
});

export const ADDRESS = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/** The part of a page's address that names it. */
export const address: CellFormat = {
  read: (cell) => {
    if (cell.length > 140) return refused('TOO_LONG');
    return ADDRESS.test(cell) ? value(cell) : refused('NOT_AN_ADDRESS');
  },
  write: String,
};

/** Addresses from the top of a tree downwards, or the last one alone: `supplements/minerals`. */
export const path: CellFormat = {
  read: (cell) =>
    cell.split('/').every((step) => ADDRESS.test(step)) ? value(cell) : refused('NOT_AN_ADDRESS'),
  write: String,
};

export const choice = (choices: readonly string[]): CellFormat => ({
  read: (cell) => (choices.includes(cell) ? value(cell) : refused('NOT_A_CHOICE')),
  write: String,
});

/** Some of the choices, each once, in the order they are known in: `vegan|soy-free`. */
export const choices = (known: readonly string[]): CellFormat => ({
  separator: '|',
  read: (cell) => {
    const named = cell.split('|').map((one) => one.trim());
    return named.every((one) => known.includes(one))
      ? value([...new Set(named)])
      : refused('NOT_A_CHOICE');
  },
  write: (list) => (list as readonly string[]).join('|'),
});

/** Paragraphs or points, one a line; as a JSON array where one of them has lines of its own. */
export const lines = (most: number, longest: number): CellFormat => ({
  separator: '\n',
  read: (cell) => {
    const parts = cell.startsWith('[') ? textArray(cell) : cell.split(/\r?\n/);
    if (parts === null) return refused('NOT_JSON');
    const kept = parts.map((part) => part.trim()).filter((part) => part !== '');
    return kept.length > most || kept.some((part) => part.length > longest)
      ? refused('TOO_LONG')
      : value(kept);
  },
  write: (list) => {
    const parts = list as readonly string[];
    return parts.some((part) => /[\r\n]/.test(part)) || parts[0]?.startsWith('[')
      ? JSON.stringify(parts)
      : parts.join('\n');
  },
});

function textArray(cell: string): string[] | null {
  const read = parsed(cell);
  return Array.isArray(read) && read.every((part) => typeof part === 'string') ? read : null;
}

/** JSON that `fits`. */
export const json = (fits: (read: unknown) => boolean): CellFormat => ({
  read: (cell) => {
    const read = parsed(cell);
    return typeof read === 'object' && read !== null && fits(read)
      ? value(read)
      : refused('NOT_JSON');
  },
  write: (read) => JSON.stringify(read),
});

function parsed(cell: string): unknown {
  try {
    return JSON.parse(cell);
  } catch {
    return undefined;
  }
}

export const whole = (least: number, most: number): CellFormat => ({
  read: (cell) => {
    const read = /^\d{1,10}$/.test(cell) ? Number(cell) : NaN;
    return read >= least && read <= most ? value(read) : refused('NOT_A_NUMBER');
  },
  write: String,
});

const NUMBER = /^-?\d{1,10}(\.\d{1,15})?(e-?\d{1,3})?$/;

/** A number with or without decimals. */
export const decimal: CellFormat = {
  read: (cell) => (NUMBER.test(cell) ? value(Number(cell)) : refused('NOT_A_DECIMAL')),
  write: String,
};

/** A list that holds one value. */
export const listOfOne = (one: CellFormat): CellFormat => ({
  single: true,
  read: (cell) => {
    const read = one.read(cell);
    return read.ok ? value([read.value]) : read;
  },
  write: (list) => one.write((list as readonly NonNullable<BulkValue>[])[0] ?? ''),
});

/** Values that have no `|` in them, each once: `20|40`. */
export const listOf = (one: CellFormat): CellFormat => ({
  separator: '|',
  read: (cell) => {
    const parts = cell.split('|').map((part) => one.read(part.trim()));
    const wrong = parts.find((part) => !part.ok);
    return wrong ?? value([...new Set(parts.flatMap((part) => (part.ok ? [part.value] : [])))]);
  },
  write: (list) => (list as readonly NonNullable<BulkValue>[]).map(one.write).join('|'),
});

/** An amount of a currency with two decimals; read as whole minor units. */
export const amount: CellFormat = {
  read: (cell) => {
    const [, major, minor = ''] = /^(\d{1,9})(?:\.(\d{1,2}))?$/.exec(cell) ?? [];
    return major === undefined
      ? refused('NOT_AN_AMOUNT')
      : value(Number(major) * 100 + Number(minor.padEnd(2, '0')));
  },
  write: (minor) => {
    const digits = String(minor).padStart(3, '0');
    return `${digits.slice(0, -2)}.${digits.slice(-2)}`;
  },
};

const TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})$/;

/** ISO 8601 with its zone; read as UTC. */
export const time: CellFormat = {
  read: (cell) => {
    const at = TIME.test(cell) ? Date.parse(cell) : NaN;
    return Number.isNaN(at) ? refused('NOT_A_TIME') : value(new Date(at).toISOString());
  },
  write: String,
};

export const flag: CellFormat = {
  read: (cell) => {
    const read = cell.toLowerCase();
    if (['yes', 'true'].includes(read)) return value(true);
    return ['no', 'false'].includes(read) ? value(false) : refused('NOT_YES_OR_NO');
  },
  write: (yes) => (yes === true ? 'yes' : 'no'),
};
