import { spawn } from 'node:child_process';
import { closeSync } from 'node:fs';
import { signalGroup } from './identity.ts';
import { lastLines, logPath, openLog } from './logs.ts';

export interface ToolRun {
  readonly command: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly logDir: string;
  readonly logName: string;
  readonly keepLog?: boolean;
  readonly uid?: number;
  readonly gid?: number;
  /** Called every half second; throw to end the tool. */
  readonly watch?: () => Promise<void>;
}

const running = new Set<number>();

/** Runs a program to its end, output into a log. Throws with the log's last lines when it fails. */
export async function runTool(run: ToolRun): Promise<void> {
  const log = openLog(run.logDir, run.logName, run.keepLog !== true);
  const child = spawn(run.command, run.args, {
    cwd: run.cwd,
    env: { ...run.env },
    detached: true,
    stdio: ['ignore', log, log],
    ...(run.uid === undefined ? {} : { uid: run.uid, gid: run.gid }),
  });
  closeSync(log);
  const pid = child.pid;
  if (pid !== undefined) running.add(pid);
  const watching = watchWhileRunning(run, pid);
  const outcome = await new Promise<string | undefined>((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('exit', (code, signal) =>
      resolve(code === 0 ? undefined : signal === null ? `code ${code}` : signal),
    );
  });
  if (pid !== undefined) running.delete(pid);
  const complaint = await watching.end();
  if (outcome === undefined) return;
  const path = logPath(run.logDir, run.logName);
  const lines = (await lastLines(path, 15)).map((line) => `    ${line.slice(0, 300)}`).join('\n');
  throw new Error(`${run.logName} failed (${complaint ?? outcome}). Its log: ${path}\n${lines}`);
}

/** Ends every tool still under way, for a starter that is told to stop in the middle of its work. */
export function endRunningTools(): void {
  for (const pid of running) signalGroup(pid, 'SIGTERM');
}

function watchWhileRunning(
  run: ToolRun,
  pid: number | undefined,
): { end(): Promise<string | undefined> } {
  let complaint: string | undefined;
  let busy = Promise.resolve();
  const timer = setInterval(() => {
    busy = busy
      .then(() => (complaint === undefined ? run.watch?.() : undefined))
      .catch((error: unknown) => {
        complaint = error instanceof Error ? error.message : String(error);
        if (pid !== undefined) signalGroup(pid, 'SIGTERM');
      });
  }, 500);
  return {
    async end() {
      clearInterval(timer);
      await busy;
      return complaint;
    },
  };
}
