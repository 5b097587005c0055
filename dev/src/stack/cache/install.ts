import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { chmod, mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { exists } from '../files.ts';
import { Unavailable } from '../model.ts';
import type { Task } from '../report/progress.ts';
import { withLock } from './lock.ts';

interface InstallInput {
  readonly cacheDir: string;
  /** Holds name, version and hash: another version is another folder. */
  readonly key: string;
  readonly task: Task;
  readonly stopped: AbortSignal;
  /** Fills an empty folder. Throws when anything is wrong; it is tried again then. */
  readonly fill: (staging: string) => Promise<void>;
}

const COMPLETE = '.complete';
const PAUSES_MS = [2000, 6000];

/**
 * A folder of the download cache, made at most once per machine. It appears under its name only when
 * whole, so a broken download or a kill leaves nothing that could be taken for it.
 */
export async function installOnce({
  cacheDir,
  key,
  task,
  stopped,
  fill,
}: InstallInput): Promise<string> {
  const home = join(cacheDir, key);
  if (await exists(join(home, COMPLETE))) return home;
  const waiting = (): void => task.update('another start is fetching it; waiting');
  await withLock(
    join(cacheDir, 'locks', `${key}.lock`),
    async () => {
      if (await exists(join(home, COMPLETE))) return;
      await rm(home, { recursive: true, force: true });
      await fillWithRetries(join(cacheDir, 'staging', key), home, task, stopped, fill);
    },
    waiting,
  );
  return home;
}

async function fillWithRetries(
  staging: string,
  home: string,
  task: Task,
  stopped: AbortSignal,
  fill: (staging: string) => Promise<void>,
): Promise<void> {
  for (let attempt = 0; ; attempt += 1) {
    await rm(staging, { recursive: true, force: true });
    await mkdir(staging, { recursive: true });
    await chmod(staging, 0o755);
    try {
      await fill(staging);
      await writeFile(join(staging, COMPLETE), '');
      await rename(staging, home);
      return;
    } catch (error) {
      await rm(staging, { recursive: true, force: true });
      const pause = PAUSES_MS[attempt];
      if (pause === undefined || stopped.aborted || error instanceof Unavailable) throw error;
      task.update(`did not work, trying again (${firstLine(error)})`);
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  }
}

/** Hash of a file's bytes, as hex. */
export async function hashOfFile(path: string, algorithm: 'sha1' | 'sha256'): Promise<string> {
  const hash = createHash(algorithm);
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
  return hash.digest('hex');
}

/** Hash of every file below some folders, names included; for keys that follow our own sources. */
export async function hashOfFolders(folders: readonly string[]): Promise<string> {
  const hash = createHash('sha256');
  for (const folder of folders) {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
    const files = entries
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .sort();
    for (const file of files) {
      hash.update(file.slice(folder.length));
      hash.update(await hashOfFile(file, 'sha256'));
    }
  }
  return hash.digest('hex');
}

function firstLine(error: unknown): string {
  return String(error instanceof Error ? error.message : error).split('\n')[0] ?? '';
}
