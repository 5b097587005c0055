import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder that holds everything. */
export const ROOT = dirname(fileURLToPath(new URL('../../../package.json', import.meta.url)));

export interface Project {
  readonly name: string;
  /** Relative to the root. */
  readonly folder: string;
  readonly targets: readonly string[];
  readonly tags: readonly string[];
}

const PARENTS = ['', 'libs', 'libs/domain', 'libs/contracts', 'libs/ng'];

/** Every project of the workspace, by name. */
export function readProjects(root: string = ROOT): Project[] {
  const folders = PARENTS.flatMap((parent) =>
    readdirSync(join(root, parent), { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && entry.name !== 'node_modules')
      .map((entry) => join(parent, entry.name)),
  );
  return folders
    .filter((folder) => existsSync(join(root, folder, 'project.json')))
    .map((folder) => readProject(root, folder))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

interface ProjectFile {
  readonly name: string;
  readonly targets?: Readonly<Record<string, unknown>>;
  readonly tags?: readonly string[];
}

function readProject(root: string, folder: string): Project {
  const path = join(root, folder, 'project.json');
  const { name, targets, tags } = JSON.parse(readFileSync(path, 'utf8')) as ProjectFile;
  return { name, folder, targets: Object.keys(targets ?? {}), tags: tags ?? [] };
}

/** Files below `<folder>/src` whose name ends so, relative to the project. */
export function sourcesEnding(root: string, folder: string, suffix: string): string[] {
  return filesBelow(join(root, folder, 'src'))
    .filter((file) => file.endsWith(suffix))
    .map((file) => relative(join(root, folder), file));
}

export function filesBelow(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}
