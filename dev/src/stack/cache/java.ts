import { readdir, readFile, realpath } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { exists, onPath, passableForAll } from '../files.ts';
import { unprivileged } from '../process/unprivileged.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The home of a Java of at least `major`: JAVA_HOME, the `java` on PATH, then the usual places, newest
 * first there. Undefined when there is none.
 */
export async function findJava(env: Environment, major: number): Promise<string | undefined> {
  const preferred = [env['JAVA_HOME'], await homeOnPath(env)];
  for (const home of preferred) {
    if (home !== undefined && (await javaMajor(home)) >= major && (await usable(home))) return home;
  }
  const others = await Promise.all(
    (await usualPlaces(env)).map(async (home) => ({ home, major: await javaMajor(home) })),
  );
  const fitting = others.filter((java) => java.major >= major).sort((a, b) => b.major - a.major);
  for (const { home } of fitting) if (await usable(home)) return home;
  return undefined;
}

/** A JDK says its version in a file `release`; 0 when there is none. */
export function majorOfRelease(text: string): number {
  const version = /^JAVA_VERSION="(?:1\.)?(\d+)/m.exec(text)?.[1];
  return version === undefined ? 0 : Number(version);
}

async function javaMajor(home: string): Promise<number> {
  return majorOfRelease(await readFile(join(home, 'release'), 'utf8').catch(() => ''));
}

async function usable(home: string): Promise<boolean> {
  if (!(await exists(join(home, 'bin', 'java')))) return false;
  return unprivileged() === undefined || passableForAll(await realpath(home));
}

async function homeOnPath(env: Environment): Promise<string | undefined> {
  const java = await onPath('java', env);
  return java === undefined ? undefined : dirname(dirname(await realpath(java)));
}

async function usualPlaces(env: Environment): Promise<string[]> {
  const home = env['HOME'] ?? '/';
  const folders = [
    '/usr/lib/jvm',
    '/usr/java',
    '/opt',
    '/opt/java',
    join(home, '.sdkman/candidates/java'),
    join(home, '.jdks'),
  ];
  const places = await Promise.all(
    folders.map(async (folder) => {
      const names = await readdir(folder).catch(() => []);
      return names.map((name) => join(folder, name));
    }),
  );
  return places.flat();
}
