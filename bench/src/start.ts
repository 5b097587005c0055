import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { round, type Figures } from './figures.ts';
import { memoryByPart, total } from './processes.ts';
import { readRunningStack } from './running-stack.ts';

const LIMIT_MS = 900_000;

const stackCommand = (state: string, ...words: string[]): ChildProcess =>
  spawn('node', ['dev/dist/stack/main.js', ...words, '--state', state], { stdio: 'ignore' });

const ended = (child: ChildProcess): Promise<number | null> =>
  new Promise((resolve) => child.once('exit', (code) => resolve(code)));

/** Seconds from the command until every part is ready. */
async function secondsToReady(state: string): Promise<number> {
  const begun = performance.now();
  const starter = stackCommand(state, 'start', '--free-ports');
  let over = false;
  starter.once('exit', () => (over = true));
  while (performance.now() - begun < LIMIT_MS) {
    if (over) throw new Error('the stack ended before it was ready; see its logs');
    if ((await ended(stackCommand(state, 'status', '--json'))) === 0)
      return (performance.now() - begun) / 1000;
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  throw new Error(`the stack was not ready within ${LIMIT_MS / 1000} s`);
}

const stop = (state: string): Promise<number | null> => ended(stackCommand(state, 'stop'));

/** A first start with an empty state and one after it, both with downloads and builds at hand. */
export async function start(): Promise<Figures> {
  const state = mkdtempSync(join(tmpdir(), 'green-apple-bench-'));
  try {
    const cold = await secondsToReady(state);
    await stop(state);
    const warm = await secondsToReady(state);
    const { parts } = readRunningStack(join(state, 'handles.json'));
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
