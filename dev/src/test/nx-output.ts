import { stripVTControlCharacters } from 'node:util';

/** What `nx run-many --output-style=static` said, by task (`project:target`). */
export interface NxOutput {
  readonly blocks: ReadonlyMap<string, string>;
  readonly failed: ReadonlySet<string>;
}

const HEADER = /^> nx run (\S+)/;

/** Splits the output at the heading of each task; cached tasks are printed like fresh ones. */
export function parseNxOutput(text: string): NxOutput {
  const blocks = new Map<string, string>();
  const failed = new Set<string>();
  let task: string | undefined;
  let listing = false;
  for (const line of stripVTControlCharacters(text).split('\n')) {
    const header = HEADER.exec(line);
    if (header?.[1] !== undefined) {
      task = header[1];
      blocks.set(task, blocks.get(task) ?? '');
      continue;
    }
    if (/^ NX {2}/.test(line)) task = undefined;
    if (/^Failed tasks:/.test(line)) listing = true;
    const named = /^- (\S+:\S+)$/.exec(line.trim());
    if (listing && named?.[1] !== undefined) failed.add(named[1]);
    if (task !== undefined) blocks.set(task, `${blocks.get(task) ?? ''}${line}\n`);
  }
  return { blocks, failed };
}
