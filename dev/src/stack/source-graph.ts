import { readFile } from 'node:fs/promises';
import { join, normalize, relative } from 'node:path';
import type { PartName } from './model.ts';

/** Each process with the folders it is made from, seen from the root of the clone. */
export type SourceGraph = ReadonlyMap<PartName, readonly string[]>;

/** Reads the references of TypeScript projects, all the way down. */
export async function foldersOf(root: string, project: string): Promise<string[]> {
  const seen = new Set<string>();
  const visit = async (folder: string): Promise<void> => {
    if (seen.has(folder)) return;
    seen.add(folder);
    const text = await readFile(join(root, folder, 'tsconfig.json'), 'utf8').catch(() => '{}');
    const { references = [] } = JSON.parse(text) as { references?: { path: string }[] };
    for (const { path } of references) await visit(normalize(join(folder, path)));
  };
  await visit(normalize(project));
  return [...seen];
}

/** The processes a change touches. Specs touch none: they are no part of any program. */
export function touchedBy(paths: readonly string[], graph: SourceGraph): PartName[] {
  const sources = paths.filter((path) => !/\.spec\.ts$/.test(path));
  return [...graph]
    .filter(([, folders]) => sources.some((path) => folders.some((folder) => isIn(path, folder))))
    .map(([part]) => part);
}

function isIn(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return way !== '' && !way.startsWith('..');
}
