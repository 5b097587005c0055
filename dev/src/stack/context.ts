import { createHash } from 'node:crypto';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { cacheFolder } from './cache/location.ts';
import { exists, passableForAll, readJson, writeJson } from './files.ts';
import type { Found, Part, PartName, ServerName, StackContext } from './model.ts';
import { SERVER_NAMES, Unavailable } from './model.ts';
import { resolveEndpoints } from './settings/endpoints.ts';
import type { StackOptions } from './settings/options.ts';
import { choosePorts, type Ports } from './settings/ports.ts';
import { unprivileged } from './process/unprivileged.ts';

/** What `find` said about each part, asked once before anything is started. */
export interface Survey {
  readonly found: ReadonlyMap<PartName, Found>;
  readonly absent: ReadonlyMap<PartName, string>;
}

const DATA_FOLDER_NOTE = 'data-folder';

/**
 * The folder for data of servers that run as another user. Inside the state folder, except for root
 * with a clone below a private home, where that user could not get to it.
 */
export async function dataFolder(stateDir: string): Promise<string> {
  if (unprivileged() === undefined || (await passableForAll(stateDir))) return stateDir;
  const mark = createHash('sha256').update(stateDir).digest('hex').slice(0, 12);
  const folder = join('/var/tmp', `green-apple-${mark}`);
  await mkdir(folder, { recursive: true });
  await writeFile(join(stateDir, DATA_FOLDER_NOTE), folder);
  return folder;
}

/** Deletes a state folder and what belongs to it elsewhere. */
export async function deleteState(stateDir: string): Promise<void> {
  const elsewhere = await readFile(join(stateDir, DATA_FOLDER_NOTE), 'utf8').catch(() => '');
  if (elsewhere.startsWith('/var/tmp/green-apple-')) {
    await rm(elsewhere, { recursive: true, force: true });
  }
  await rm(stateDir, { recursive: true, force: true });
}

/** Everything the parts may look at, with a first look at what this machine has. */
export async function createContext(
  root: string,
  options: StackOptions,
  parts: readonly Part[],
  stopped: AbortSignal,
): Promise<{ context: StackContext; survey: Survey }> {
  const { stateDir } = options;
  await mkdir(stateDir, { recursive: true });
  const outerEnv = process.env;
  const bare = {
    root,
    stateDir,
    dataDir: await dataFolder(stateDir),
    cacheDir: await cacheFolder(outerEnv, homedir()),
    logDir: join(stateDir, 'logs'),
    outerEnv,
    durable: !options.freePorts,
    stopped,
    market: options.market,
    ports: await portsFor(options),
    topology: {},
  };
  const nowhere = { external: new Map(), absent: new Set<ServerName>() };
  const early: StackContext = { ...bare, endpoints: resolveEndpoints({ ...bare, ...nowhere }) };
  const survey = await lookAround(early, options, parts);
  const external = new Map<ServerName, string>();
  for (const [name, found] of survey.found) {
    if (found.kind === 'external' && isServer(name)) external.set(name, found.url);
  }
  const absent = new Set([...survey.absent.keys()].filter(isServer));
  const endpoints = resolveEndpoints({ ...bare, external, absent });
  return { context: { ...bare, endpoints }, survey };
}

async function lookAround(
  context: StackContext,
  options: StackOptions,
  parts: readonly Part[],
): Promise<Survey> {
  const found = new Map<PartName, Found>();
  const absent = new Map<PartName, string>();
  await Promise.all(
    parts.map(async (part) => {
      if (options.without.includes(part.name)) {
        absent.set(part.name, `--without ${part.name}`);
        return;
      }
      try {
        const result = await part.find(context);
        if (result !== undefined) found.set(part.name, result);
      } catch (error) {
        if (!(error instanceof Unavailable)) throw error;
        absent.set(part.name, error.message);
      }
    }),
  );
  // Servers that are not wanted at all are not there either.
  for (const name of SERVER_NAMES) {
    if (!parts.some((part) => part.name === name)) absent.set(name, 'not asked for');
  }
  return { found, absent };
}

/** A stack on free ports keeps them over its starts, so that addresses handed out stay right. */
async function portsFor(options: StackOptions): Promise<Ports> {
  if (!options.freePorts) return choosePorts(false);
  const path = join(options.stateDir, 'ports.json');
  const kept = (await exists(path)) ? await readJson<Ports>(path) : undefined;
  const ports = kept ?? (await choosePorts(true));
  await writeJson(path, ports);
  return ports;
}

function isServer(name: PartName): name is ServerName {
  return (SERVER_NAMES as readonly string[]).includes(name);
}
