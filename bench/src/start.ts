import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { round, type Figures } from './figures.ts';
import { memoryByPart, total } from './processes.ts';
import { readRunningStack } from './running-stack.ts';

const LIMIT_MS = 900_000;

const command = (...words: string[]): ChildProcess =>
  spawn('node', ['dev/bootstrap.mjs', ...words], { stdio: 'ignore' });

const ended = (child: ChildProcess): Promise<number | null> =>
  new Promise((resolve) => child.once('exit', (code) => resolve(code)));

const handlesOf = (state: string): string => join(state, 'handles.json');

/** True when each part that should run says so; false also while there are no handles yet. */
function everythingReady(state: string): boolean {
  try {
    return readRunningStack(handlesOf(state)).states.every((part) => part === 'ready');
  } catch {
    return false;
  }
}

/** Seconds from the command until every part is ready. */
async function secondsToReady(state: string): Promise<number> {
  rmSync(handlesOf(state), { force: true });
  const begun = performance.now();
  const starter = command('start', '--free-ports', '--state', state);
  let over = false;
  starter.once('exit', () => (over = true));
  while (performance.now() - begun < LIMIT_MS) {
    if (over) throw new Error('the stack ended before it was ready; see its logs');
    if (everythingReady(state)) return (performance.now() - begun) / 1000;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`the stack was not ready within ${LIMIT_MS / 1000} s`);
}

const stop = (state: string): Promise<number | null> =>
  ended(command('stack', 'stop', '--state', state));

/** A first start with an empty state and one after it, both with downloads and builds at hand. */
export async function start(): Promise<Figures> {
  const state = mkdtempSync(join(tmpdir(), 'green-apple-bench-'));
  try {
    const cold = await secondsToReady(state);
    await stop(state);
    const warm = await secondsToReady(state);
    const { parts } = readRunningStack(handlesOf(state));
    return {
      'start.cold_s': round(cold, 1),
      'start.warm_s': round(warm, 1),
      'start.rss_mib': round(total(memoryByPart(parts)), 0),
    };
  } finally {
    await stop(state);
    rmSync(state, { recursive: true, force: true });
  }
}
