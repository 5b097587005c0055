import { chmod, cp, mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { exists } from '../files.ts';
import type { StackContext } from '../model.ts';
import { runTool } from '../process/tool.ts';
import type { Task } from '../report/progress.ts';
import { inheritedEnvironment } from '../settings/environment.ts';
import { PREFERRED_PORTS, choosePorts } from '../settings/ports.ts';
import { answers } from './probes.ts';

/** Of the local server's own console; made at its first start. */
export const KEYCLOAK_ADMIN = { username: 'admin', password: 'admin' };

const LOG = 'provision-keycloak';
const IMPORT_SECONDS = 240;

export interface PrepareInput {
  readonly context: StackContext;
  /** The tree as downloaded. */
  readonly raw: string;
  readonly staging: string;
  readonly java: string;
  readonly task: Task;
}

/** Realm files and theme, in our repository. */
export function realmFolder(root: string): string {
  return join(root, 'dev', 'keycloak');
}

/** Options of a start; the same for the first one, which imports the realm, and all later ones. */
export function startArguments(port: number, managementPort: number): string[] {
  return [
    'start',
    '--optimized',
    '--http-enabled=true',
    '--http-host=127.0.0.1',
    `--http-port=${port}`,
    // One name everywhere: it becomes the issuer in every token.
    `--hostname=http://localhost:${port}`,
    '--http-management-host=127.0.0.1',
    `--http-management-port=${managementPort}`,
    '--cache=local',
    '--log-level=warn',
  ];
}

export function keycloakEnvironment(context: StackContext, java: string): Record<string, string> {
  return {
    ...inheritedEnvironment(context.outerEnv),
    JAVA_HOME: java,
    JAVA_OPTS_KC_HEAP: '-Xms96m -Xmx384m',
    JAVA_OPTS_APPEND: '-XX:TieredStopAtLevel=1',
    KC_BOOTSTRAP_ADMIN_USERNAME: KEYCLOAK_ADMIN.username,
    KC_BOOTSTRAP_ADMIN_PASSWORD: KEYCLOAK_ADMIN.password,
  };
}

/**
 * Fills `staging` with a tree that has our theme and realm in it and is built: what takes half a
 * minute is done once per machine and version of the realm, not at every start.
 */
export async function prepareTree({
  context,
  raw,
  staging,
  java,
  task,
}: PrepareInput): Promise<void> {
  task.update('copying');
  await cp(raw, staging, { recursive: true });
  for (const script of await readdir(join(staging, 'bin'))) {
    if (script.endsWith('.sh')) await chmod(join(staging, 'bin', script), 0o755);
  }
  const ours = realmFolder(context.root);
  await mkdir(join(staging, 'data', 'import'), { recursive: true });
  for (const file of await readdir(ours)) {
    if (file.endsWith('-realm.json'))
      await cp(join(ours, file), join(staging, 'data', 'import', file));
  }
  if (await exists(join(ours, 'themes'))) {
    await cp(join(ours, 'themes'), join(staging, 'themes'), { recursive: true });
  }
  task.update('building');
  await runTool({
    command: join(staging, 'bin', 'kc.sh'),
    args: ['build', '--db=dev-file', '--health-enabled=true', '--metrics-enabled=true'],
    cwd: staging,
    env: keycloakEnvironment(context, java),
    logDir: context.logDir,
    logName: LOG,
    keepLog: true,
  });
  task.update('importing the realm');
  await importRealm(context, staging, java);
}

/** The first start imports; the addresses of the clients are corrected at each start, see `ready`. */
async function importRealm(context: StackContext, home: string, java: string): Promise<void> {
  const ports = await choosePorts(true);
  const health = `http://127.0.0.1:${ports['keycloak-management']}/health/ready`;
  const deadline = performance.now() + IMPORT_SECONDS * 1000;
  await runTool({
    command: join(home, 'bin', 'kc.sh'),
    args: [...startArguments(ports.keycloak, ports['keycloak-management']), '--import-realm'],
    cwd: home,
    env: {
      ...keycloakEnvironment(context, java),
      ADMIN_URL: `http://localhost:${PREFERRED_PORTS['admin-ng']}`,
    },
    logDir: context.logDir,
    logName: LOG,
    keepLog: true,
    async watch() {
      if (performance.now() > deadline) throw new Error(`not ready within ${IMPORT_SECONDS} s`);
      return (await answers(health).catch(() => false)) ? 'enough' : 'go on';
    },
  });
}
