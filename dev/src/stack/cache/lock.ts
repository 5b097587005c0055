import { mkdir, open, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { readJson } from '../files.ts';
import { identify, isAlive, type ProcessIdentity } from '../process/identity.ts';

const LOOK_AGAIN_MS = 300;

/**
 * Does `work` while no other process does work under the same lock file. A lock whose owner has died
 * is taken over.
 */
export async function withLock<T>(
  path: string,
  work: () => Promise<T>,
  onWait: () => void = () => undefined,
): Promise<T> {
  await mkdir(dirname(path), { recursive: true });
  while (!(await tryLock(path))) {
    onWait();
    await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS));
  }
  try {
    return await work();
  } finally {
    await rm(path, { force: true });
  }
}

/** Takes the lock or says at once that somebody alive holds it. */
export async function tryLock(path: string): Promise<boolean> {
  await mkdir(dirname(path), { recursive: true });
  for (let attempt = 0; attempt < 2; attempt += 1) {
    try {
      const file = await open(path, 'wx');
      await file.writeFile(JSON.stringify(identify(process.pid)));
      await file.close();
      return true;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      if (!(await abandoned(path))) return false;
      await rm(path, { force: true });
    }
  }
  return false;
}

async function abandoned(path: string): Promise<boolean> {
  const owner = await readJson<ProcessIdentity>(path);
  if (owner !== undefined) return !isAlive(owner);
  // Empty: its owner is just about to write its name, or died between the two.
  await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS));
  const later = await readJson<ProcessIdentity>(path);
  return later === undefined || !isAlive(later);
}
