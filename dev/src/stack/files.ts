import { randomBytes } from 'node:crypto';
import {
  access,
  chmod,
  chown,
  constants,
  lstat,
  mkdir,
  readdir,
  readFile,
  rename,
  stat,
  writeFile,
} from 'node:fs/promises';
import { delimiter, dirname, join, resolve } from 'node:path';
import type { Identity } from './model.ts';

/** True when there is something of that name. */
export async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

export async function readJson<T>(path: string): Promise<T | undefined> {
  try {
    return JSON.parse(await readFile(path, 'utf8')) as T;
  } catch {
    return undefined;
  }
}

/** Whole or not at all: a reader never sees half a file, nor does a crash leave one. */
export async function writeWhole(path: string, text: string, mode = 0o644): Promise<void> {
  const draft = `${path}.${process.pid}.${randomBytes(4).toString('hex')}`;
  await writeFile(draft, text, { mode });
  await rename(draft, path);
}

export async function writeJson(path: string, value: unknown, mode?: number): Promise<void> {
  await writeWhole(path, `${JSON.stringify(value, null, 2)}\n`, mode);
}

/** The first executable of that name on PATH. */
export async function onPath(
  name: string,
  env: Readonly<Record<string, string | undefined>>,
): Promise<string | undefined> {
  for (const folder of (env['PATH'] ?? '').split(delimiter)) {
    if (folder === '') continue;
    const candidate = join(folder, name);
    const usable = await access(candidate, constants.X_OK).then(
      () => true,
      () => false,
    );
    if (usable && (await stat(candidate)).isFile()) return candidate;
  }
  return undefined;
}

/** Bytes below a folder. Files that vanish meanwhile count nothing. */
export async function sizeOf(path: string): Promise<number> {
  const entry = await lstat(path).catch(() => undefined);
  if (entry === undefined) return 0;
  if (!entry.isDirectory()) return entry.size;
  let total = 0;
  for (const name of await readdir(path).catch(() => [])) total += await sizeOf(join(path, name));
  return total;
}

export async function giveTo(path: string, identity: Identity | undefined): Promise<void> {
  if (identity === undefined) return;
  await chown(path, identity.uid, identity.gid);
  const entry = await lstat(path);
  if (!entry.isDirectory()) return;
  for (const name of await readdir(path)) {
    const child = join(path, name);
    if (!(await lstat(child)).isSymbolicLink()) await giveTo(child, identity);
  }
}

/** A folder only its owner may enter; folders above it stay passable. */
export async function makePrivate(path: string, identity?: Identity): Promise<void> {
  await mkdir(path, { recursive: true });
  await chmod(path, 0o700);
  if (identity !== undefined) await chown(path, identity.uid, identity.gid);
}

/** Whether any user may walk down to this place. Parts not there yet are judged by their parents. */
export async function passableForAll(path: string): Promise<boolean> {
  for (let folder = resolve(path); ; folder = dirname(folder)) {
    const entry = await stat(folder).catch(() => undefined);
    if (entry !== undefined && (entry.mode & 0o001) === 0) return false;
    if (folder === dirname(folder)) return true;
  }
}
