import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { passableForAll } from '../files.ts';

type Environment = Readonly<Record<string, string | undefined>>;

const FOLDER = 'green-apple';

/** Where a user keeps downloads, best first. */
export function cacheCandidates(env: Environment, home: string, isRoot: boolean): string[] {
  const own = env['XDG_CACHE_HOME'] ?? join(home, '.cache');
  const candidates = [join(own, FOLDER)];
  if (isRoot) candidates.push(join('/var/cache', FOLDER), join('/var/tmp', `${FOLDER}-cache`));
  const named = env['GREEN_APPLE_CACHE'];
  return named === undefined || named === '' ? candidates : [named, ...candidates];
}

/**
 * The download folder. For root it must lie where `nobody` can read it, since servers that refuse root
 * run from there as that user.
 */
export async function cacheFolder(env: Environment, home: string): Promise<string> {
  const isRoot = process.getuid?.() === 0;
  for (const candidate of cacheCandidates(env, home, isRoot)) {
    if (isRoot && !(await passableForAll(candidate))) continue;
    try {
      await mkdir(candidate, { recursive: true });
      return candidate;
    } catch {
      // Not writable: the next one may be.
    }
  }
  throw new Error('No folder for downloads can be written. Name one by GREEN_APPLE_CACHE.');
}
