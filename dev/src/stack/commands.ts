import { readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { deleteState } from './context.ts';
import { remotePart } from './control.ts';
import { readHandles } from './handles.ts';
import type { PartName } from './model.ts';
import { endsWithin, isAlive, signalOne } from './process/identity.ts';
import { follow, lastLines } from './process/logs.ts';
import { ProcessRecords } from './process/records.ts';
import { exitCodeOf, statusOf, statusTable } from './status.ts';
import { supervisorOf } from './supervisor-lock.ts';

const STOP_MS = 60_000;
const LINES = 40;

export async function statusCommand(stateDir: string, json: boolean): Promise<number> {
  const handles = await readHandles(stateDir);
  const status = statusOf(handles);
  if (json) {
    print(JSON.stringify(status, null, 2));
  } else if (handles === undefined) {
    print('Nothing was started here yet. npm start does it.');
  } else {
    const states = new Map(status.parts.map(({ name, state }) => [name, state]));
    const parts = handles.parts.map((part) => ({
      ...part,
      state: states.get(part.name) ?? part.state,
    }));
    print(statusTable(parts));
  }
  return exitCodeOf(status);
}

/** The last lines of one part's log, or of all; with `follow` what comes next, until Ctrl-C. */
export async function logsCommand(
  stateDir: string,
  part: string | undefined,
  following: boolean,
): Promise<number> {
  const folder = join(stateDir, 'logs');
  const all = (await readdir(folder).catch(() => [])).filter((file) => file.endsWith('.log'));
  const wanted =
    part === undefined ? all.filter((file) => !file.includes('.previous.')) : [`${part}.log`];
  const missing = wanted.find((file) => !all.includes(file));
  if (missing !== undefined) {
    print(`There is no log of ${basename(missing, '.log')} in ${folder}.`);
    return 1;
  }
  for (const file of wanted.sort()) {
    if (wanted.length > 1) print(`==> ${join(folder, file)}`);
    for (const line of await lastLines(join(folder, file), wanted.length > 1 ? 8 : LINES))
      print(line);
  }
  if (!following) return 0;
  const stopped = new AbortController();
  process.once('SIGINT', () => stopped.abort());
  await Promise.all(
    wanted.map((file) => {
      const label = wanted.length > 1 ? `[${basename(file, '.log')}] ` : '';
      return follow(join(folder, file), (text) => prefixed(label, text), stopped.signal);
    }),
  );
  return 0;
}

export async function partCommand(stateDir: string, action: string, part: string): Promise<number> {
  const handles = await readHandles(stateDir);
  if (handles === undefined || !isAlive(handles.supervisor)) {
    print('The stack is not running.');
    return 1;
  }
  const control = remotePart(handles.control, part as PartName);
  await control[action as 'kill' | 'stop' | 'start' | 'restart']();
  print(`${part}: ${action} done`);
  return 0;
}

/** Tells the running starter to stop everything, and waits. Tidies up after one that was killed. */
export async function stopCommand(stateDir: string): Promise<number> {
  const supervisor = await supervisorOf(stateDir);
  if (supervisor !== undefined) {
    print(`Stopping the stack (process ${supervisor.pid}) ...`);
    signalOne(supervisor.pid, 'SIGTERM');
    if (!(await endsWithin(supervisor, STOP_MS))) signalOne(supervisor.pid, 'SIGKILL');
  }
  const left = await new ProcessRecords(stateDir).endLeftovers();
  if (left.length > 0) print(`Ended what was left: ${left.join(', ')}.`);
  print(supervisor === undefined && left.length === 0 ? 'Nothing was running.' : 'Stopped.');
  return 0;
}

export async function resetCommand(stateDir: string): Promise<number> {
  await stopCommand(stateDir);
  await deleteState(stateDir);
  print(`Deleted ${stateDir}. Downloads stay in the cache.`);
  return 0;
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

function prefixed(label: string, text: string): void {
  process.stdout.write(label === '' ? text : text.replaceAll(/^(?=.)/gm, label));
}
