import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync } from 'node:fs';
import { dirname } from 'node:path';
import { signalGroup } from './identity.ts';
import { lastLines, logPath, openLog } from './logs.ts';
import { ProcessRecords } from './records.ts';
import { BEHIND_ALL_PRIORITY, standBehind } from './stand-behind.ts';

/** What a watcher may say: go on, or that the tool has done what it was run for. */
export type Verdict = 'go on' | 'enough';

export interface ToolRun {
  readonly command: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly logDir: string;
  readonly logName: string;
  /** Adds to the log instead of beginning a new one. */
  readonly keepLog?: boolean;
  /** Asked every half second. Ends the tool by `enough`, or by throwing, which counts as its failure. */
  readonly watch?: () => Promise<Verdict>;
  /** It may take long, and what starts beside it has to serve within its time. */
  readonly behind?: boolean;
}

const LOOK_EVERY_MS = 500;
const running = new Set<number>();

/** Runs a program to its end, output into a log. Throws with the log's last lines when it fails. */
export async function runTool(run: ToolRun): Promise<void> {
  const log = openLog(run.logDir, run.logName, run.keepLog !== true);
  const child = spawn(run.command, run.args, {
    cwd: run.cwd,
    env: { ...run.env },
    detached: true,
    stdio: ['ignore', log, log],
  });
  closeSync(log);
  if (run.behind && child.pid !== undefined) standBehind(child.pid, BEHIND_ALL_PRIORITY);
  const ended = endOf(child);
  const watching = watchWhileRunning(run, child.pid);
  const fault = await noted(run, child.pid, () => ended);
  const verdict = await watching.end();
  if (verdict === 'enough' || (fault === undefined && verdict === 'go on')) return;
  const path = logPath(run.logDir, run.logName);
  const lines = (await lastLines(path, 15)).map((line) => `    ${line.slice(0, 300)}`).join('\n');
  const why = verdict === 'go on' ? fault : verdict.message;
  throw new Error(`${run.logName} failed (${why}). Its log: ${path}\n${lines}`);
}

/** Ends every tool still under way, for a starter that is told to stop in the middle of its work. */
export function endRunningTools(): void {
  for (const pid of running) signalGroup(pid, 'SIGTERM');
}

/** While the tool runs, it is on record: should this process be killed, the next start ends it. */
async function noted<T>(run: ToolRun, pid: number | undefined, work: () => Promise<T>): Promise<T> {
  if (pid === undefined) return work();
  const records = new ProcessRecords(dirname(run.logDir));
  const name = `tool-${run.logName}`;
  running.add(pid);
  await records.keep(name, pid, 'SIGTERM');
  try {
    return await work();
  } finally {
    running.delete(pid);
    await records.drop(name);
  }
}

/** What was wrong with the way it ended, if anything. */
function endOf(child: ChildProcess): Promise<string | undefined> {
  return new Promise((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('exit', (code, signal) => {
      resolve(code === 0 ? undefined : signal === null ? `code ${code}` : signal);
    });
  });
}

function watchWhileRunning(
  { watch }: ToolRun,
  pid: number | undefined,
): { end(): Promise<Verdict | Error> } {
  let verdict: Verdict | Error = 'go on';
  let looking: Promise<void> | undefined;
  const look = async (): Promise<void> => {
    try {
      verdict = (await watch?.()) ?? 'go on';
    } catch (error) {
      verdict = error instanceof Error ? error : new Error(String(error));
    }
    if (verdict !== 'go on' && pid !== undefined) signalGroup(pid, 'SIGTERM');
    looking = undefined;
  };
  const timer = setInterval(() => {
    if (verdict === 'go on') looking ??= look();
  }, LOOK_EVERY_MS);
  return {
    async end() {
      clearInterval(timer);
      await looking;
      return verdict;
    },
  };
}
