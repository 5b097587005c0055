import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { readJson, writeJson } from '../files.ts';
import {
  endsWithin,
  identify,
  isAlive,
  sessionOf,
  signalOne,
  type ProcessIdentity,
} from './identity.ts';

interface ProcessRecord extends ProcessIdentity {
  readonly name: string;
  readonly signal: NodeJS.Signals;
}

const GRACE_MS = 8000;

/**
 * Notes on disk of what was started, so that the next start can end what a killed starter left behind.
 */
export class ProcessRecords {
  private readonly folder: string;

  constructor(stateDir: string) {
    this.folder = join(stateDir, 'run');
  }

  async keep(name: string, pid: number, signal: NodeJS.Signals): Promise<void> {
    const identity = identify(pid);
    if (identity === undefined) return;
    await mkdir(this.folder, { recursive: true });
    await writeJson(this.fileOf(name), { name, signal, ...identity } satisfies ProcessRecord);
  }

  async drop(name: string): Promise<void> {
    await rm(this.fileOf(name), { force: true });
  }

  /** Ends what an earlier run left running and returns the names. */
  async endLeftovers(): Promise<string[]> {
    const files = await readdir(this.folder).catch(() => []);
    const records = await Promise.all(
      files
        .filter((file) => file.endsWith('.json'))
        .map((file) => readJson<ProcessRecord>(join(this.folder, file))),
    );
    const left = records.filter(
      (record) => record !== undefined && sessionOf(record).length > 0,
    ) as ProcessRecord[];
    await Promise.all(left.map(end));
    await rm(this.folder, { recursive: true, force: true });
    return left.map(({ name }) => name);
  }

  private fileOf(name: string): string {
    return join(this.folder, `${name}.json`);
  }
}

async function end(record: ProcessRecord): Promise<void> {
  if (isAlive(record)) {
    signalOne(record.pid, record.signal);
    await endsWithin(record, GRACE_MS);
  }
  const rest = sessionOf(record);
  for (const { pid } of rest) signalOne(pid, 'SIGKILL');
  await Promise.all(rest.map((identity) => endsWithin(identity, 2000)));
}
