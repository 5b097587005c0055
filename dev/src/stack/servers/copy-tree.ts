import { cp, link, mkdir, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Copies a folder, whole or not at all. Below `unchanging` files are linked instead, which is quick
 * and takes no room, where the file system allows it.
 */
export async function copyTree(from: string, to: string, unchanging: string): Promise<void> {
  const draft = `${to}.draft`;
  await rm(draft, { recursive: true, force: true });
  await mkdir(draft);
  for (const name of await readdir(from)) {
    if (name === unchanging) await linkTree(join(from, name), join(draft, name));
    else await cp(join(from, name), join(draft, name), { recursive: true });
  }
  await rename(draft, to);
}

async function linkTree(from: string, to: string): Promise<void> {
  await mkdir(to);
  for (const entry of await readdir(from, { withFileTypes: true })) {
    const source = join(from, entry.name);
    const target = join(to, entry.name);
    if (entry.isDirectory()) await linkTree(source, target);
    else await link(source, target).catch(() => cp(source, target));
  }
}
