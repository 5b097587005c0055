import { mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { hashOfFolders, installOnce } from '../cache/install.ts';
import { findJava } from '../cache/java.ts';
import { unpackFromMaven, type MavenArchive } from '../cache/maven.ts';
import { exists, onPath, writeWhole } from '../files.ts';
import { Unavailable, type Part, type StackContext } from '../model.ts';
import type { Task } from '../report/progress.ts';
import { copyTree } from './copy-tree.ts';
import { addressClients } from './keycloak-clients.ts';
import {
  KEYCLOAK_ADMIN,
  keycloakEnvironment,
  prepareTree,
  realmFolder,
  startArguments,
} from './keycloak-tree.ts';
import { namedByEnvironment } from './locate.ts';
import { answers } from './probes.ts';

const LOCATED_BY = 'GREEN_APPLE_KEYCLOAK_URL';
const VERSION = '26.7.3';
const OLDEST_JAVA = 17;
const ARCHIVE: MavenArchive = {
  group: 'org.keycloak',
  artifact: 'keycloak-quarkus-dist',
  version: VERSION,
  bytes: 190_000_000,
  hash: {
    algorithm: 'sha256',
    value: '27a6535553c3cdcd083872ba40629efafb3475e3b758e0c6f691395561dd0f1f',
  },
};
const RAW_KEY = `keycloak-${VERSION}-${ARCHIVE.hash.value.slice(0, 12)}`;

export const keycloak: Part = {
  name: 'keycloak',
  title: 'Keycloak, sign-in of employees',
  requiredToSell: false,
  without: 'nobody can sign in to the back office, so it is not started',
  locatedBy: LOCATED_BY,
  needs: [],
  readyWithinSeconds: 600,
  stop: { signal: 'SIGTERM', graceSeconds: 20 },

  url: (context) => context.endpoints.keycloakUrl,

  /** One on PATH is not run where it lies, since realm and theme go into its folder: see `provision`. */
  async find(context) {
    const named = namedByEnvironment(context, LOCATED_BY);
    if (named !== undefined) return named;
    await wantedJava(context);
    const fetchable =
      (await onPath('kc.sh', context.outerEnv)) ?? (await onPath('mvn', context.outerEnv));
    if (fetchable === undefined && !(await exists(join(context.cacheDir, RAW_KEY)))) {
      throw new Unavailable('Maven (mvn) is not installed');
    }
    return undefined;
  },

  async provision(context, task) {
    const java = await wantedJava(context);
    const raw = (await homeOnPath(context)) ?? (await fetchRaw(context, task));
    const ours = await hashOfFolders([realmFolder(context.root)]);
    const home = await installOnce({
      cacheDir: context.cacheDir,
      key: `keycloak-${VERSION}-prepared-${ours.slice(0, 12)}`,
      task,
      stopped: context.stopped,
      fill: (staging) => prepareTree({ context, raw, staging, java, task }),
    });
    return { executable: java, home };
  },

  async start(context, installation) {
    const home = await ownTree(context, installation.home);
    return {
      command: join(home, 'bin', 'kc.sh'),
      args: startArguments(context.ports.keycloak, context.ports['keycloak-management']),
      env: keycloakEnvironment(context, installation.executable),
      cwd: home,
    };
  },

  async ready(context) {
    const { keycloakUrl, adminUrl } = context.endpoints;
    const external = (context.outerEnv[LOCATED_BY] ?? '') !== '';
    if (external) return answers(`${keycloakUrl}/realms/employees`);
    const management = `http://127.0.0.1:${context.ports['keycloak-management']}`;
    if (!(await answers(`${management}/health/ready`))) return false;
    const note = join(treesFolder(context), 'addressed-to');
    if ((await readFile(note, 'utf8').catch(() => '')) === adminUrl) return true;
    const realm = await readFile(join(realmFolder(context.root), 'employees-realm.json'), 'utf8');
    await addressClients({
      keycloakUrl,
      admin: KEYCLOAK_ADMIN,
      realm,
      values: { ADMIN_URL: adminUrl },
    });
    await writeWhole(note, adminUrl);
    return true;
  },
};

async function wantedJava(context: StackContext): Promise<string> {
  const home = await findJava(context.outerEnv, OLDEST_JAVA);
  if (home === undefined) throw new Unavailable(`no Java ${OLDEST_JAVA} or newer is installed`);
  return home;
}

async function homeOnPath(context: StackContext): Promise<string | undefined> {
  const script = await onPath('kc.sh', context.outerEnv);
  return script === undefined ? undefined : join(script, '..', '..');
}

async function fetchRaw(context: StackContext, task: Task): Promise<string> {
  const folder = await installOnce({
    cacheDir: context.cacheDir,
    key: RAW_KEY,
    task,
    stopped: context.stopped,
    fill: (staging) => unpackFromMaven(context, 'keycloak', ARCHIVE, staging, task),
  });
  const name = (await readdir(folder)).find((entry) => entry.startsWith('keycloak-'));
  if (name === undefined) throw new Error('the archive holds no Keycloak');
  return join(folder, name);
}

function treesFolder(context: StackContext): string {
  return join(context.stateDir, 'keycloak');
}

/** This stack's copy of the prepared tree. A changed realm or theme is another tree, freshly copied. */
async function ownTree(context: StackContext, prepared: string): Promise<string> {
  const trees = treesFolder(context);
  const home = join(trees, prepared.slice(prepared.lastIndexOf('-') + 1));
  if (await exists(home)) return home;
  await rm(trees, { recursive: true, force: true });
  await mkdir(trees, { recursive: true });
  await copyTree(prepared, home, 'lib');
  return home;
}
