import { readdirSync, readFileSync } from 'node:fs';

/** One row of the process table, times in clock ticks (100 a second on Linux). */
interface Row {
  readonly pid: number;
  readonly parent: number;
  readonly ticks: number;
  readonly rssPages: number;
}

const TICK_MS = 10;
const PAGE_BYTES = 4096;

/** Parses `/proc/<pid>/stat`: the command may hold blanks and brackets, so fields count from the last `)`. */
export function parseStat(pid: number, stat: string): Row {
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const at = (index: number): number => Number(fields[index]);
  return {
    pid,
    parent: at(1),
    // user, system, and both of children that have ended and been waited for
    ticks: at(11) + at(12) + at(13) + at(14),
    rssPages: at(21),
  };
}

function table(): Map<number, Row> {
  const rows = new Map<number, Row>();
  for (const name of readdirSync('/proc')) {
    const pid = Number(name);
    if (!Number.isInteger(pid)) continue;
    try {
      rows.set(pid, parseStat(pid, readFileSync(`/proc/${name}/stat`, 'utf8')));
    } catch {
      // The process ended between the listing and the reading.
    }
  }
  return rows;
}

/** The process and all its descendants. */
function tree(rows: Map<number, Row>, root: number): Row[] {
  const found = new Map<number, Row>();
  const visit = (pid: number): void => {
    const row = rows.get(pid);
    if (row === undefined || found.has(pid)) return;
    found.set(pid, row);
    for (const child of rows.values()) if (child.parent === pid) visit(child.pid);
  };
  visit(root);
  return [...found.values()];
}

/** A part of the running stack, as its handles name it. */
export interface Part {
  readonly name: string;
  readonly pid: number | null;
}

/** CPU so far of each part with its descendants, in milliseconds. */
export function cpuByPart(parts: readonly Part[]): Map<string, number> {
  const rows = table();
  return new Map(
    parts.map(({ name, pid }) => [
      name,
      pid === null ? 0 : tree(rows, pid).reduce((all, row) => all + row.ticks, 0) * TICK_MS,
    ]),
  );
}

/** Threads of a Java machine that turn what runs often into machine code; the kernel cuts their names here. */
const COMPILER = /^C[12] Compiler/;

/**
 * A shop's search engine runs for weeks, a bench's since a minute: its compilers are still at work, and their CPU is in every
 * figure. What is measured begins when they take no more than this share of it.
 */
export const CALM_COMPILERS = 0.05;

/** CPU so far of the compilers in the Java machines of these parts, in milliseconds; 0 where there are none. */
export function compilerCpu(parts: readonly Part[]): number {
  const rows = table();
  const tasksOf = (process: number): string[] => {
    try {
      return readdirSync(`/proc/${process}/task`);
    } catch {
      // The process ended between the listing and the reading.
      return [];
    }
  };
  const ofProcess = ({ pid: process }: Row): number =>
    tasksOf(process).reduce((ticks, task) => {
      try {
        const at = `/proc/${process}/task/${task}`;
        if (!COMPILER.test(readFileSync(`${at}/comm`, 'utf8'))) return ticks;
        return ticks + parseStat(Number(task), readFileSync(`${at}/stat`, 'utf8')).ticks;
      } catch {
        // The thread ended between the listing and the reading.
        return ticks;
      }
    }, 0);
  const processes = parts.flatMap(({ pid }) => (pid === null ? [] : tree(rows, pid)));
  return processes.reduce((all, row) => all + ofProcess(row), 0) * TICK_MS;
}

/** Resident memory of each part with its descendants, in MiB; shared pages count once per process. */
export function memoryByPart(parts: readonly Part[]): Map<string, number> {
  const rows = table();
  return new Map(
    parts.map(({ name, pid }) => [
      name,
      pid === null
        ? 0
        : (tree(rows, pid).reduce((all, row) => all + row.rssPages, 0) * PAGE_BYTES) / 2 ** 20,
    ]),
  );
}

/** CPU spent between two readings, per part. */
export function cpuBetween(
  before: Map<string, number>,
  after: Map<string, number>,
): Map<string, number> {
  return new Map([...after].map(([name, ms]) => [name, ms - (before.get(name) ?? 0)]));
}

export const total = (byPart: Map<string, number>): number =>
  [...byPart.values()].reduce((all, value) => all + value, 0);
