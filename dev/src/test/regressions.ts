import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { failed, passed, type Check } from './context.ts';

const LIST = 'docs/regressions.md';

/** A test that the list of regressions leans on. */
export interface Guard {
  readonly thread: string;
  readonly file: string;
  readonly test: string;
}

/** Guards of a table row `| thread | what went wrong | \`file\`: test<br>... |`. */
export function guardsIn(table: string): Guard[] {
  return table.split('\n').flatMap((row) => {
    const [, thread = '', , cell = ''] = row.split('|').map((part) => part.trim());
    return cell.split('<br>').flatMap((guard) => {
      const [, file, test] = /^`([^`]+)`: (.+)$/.exec(guard) ?? [];
      return file === undefined || test === undefined ? [] : [{ thread, file, test }];
    });
  });
}

/** Rows that name a thread and no test. */
export function unguarded(table: string): string[] {
  const rows = table.split('\n').filter((row) => /^\| [\w.-]+\/[\w.-]+#\d+/.test(row));
  return rows.filter((row) => guardsIn(row).length === 0).map((row) => row.split('|')[1] ?? '');
}

/** Each test that the list names is in its file: who renames one says so there. */
export function regressions(root: string): Check[] {
  const table = readFileSync(join(root, LIST), 'utf8');
  const lost = guardsIn(table).filter(({ file, test }) => {
    const path = join(root, file);
    return !existsSync(path) || !readFileSync(path, 'utf8').includes(test);
  });
  return [
    ...unguarded(table).map((thread) => failed(LIST, `${thread.trim()} has no test`)),
    ...lost.map(({ file, test }) => failed(LIST, `${file} has no test "${test}"`)),
    ...(lost.length === 0 ? [passed(LIST)] : []),
  ];
}
