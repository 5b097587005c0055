import { createReadStream, existsSync, mkdirSync, openSync, renameSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** Opens the log of a part for appending. A new run keeps the log before it as `<part>.previous.log`. */
export function openLog(logDir: string, name: string, fresh: boolean): number {
  mkdirSync(logDir, { recursive: true });
  const path = logPath(logDir, name);
  if (fresh && existsSync(path)) renameSync(path, join(logDir, `${name}.previous.log`));
  return openSync(path, 'a');
}

export function logPath(logDir: string, name: string): string {
  return join(logDir, `${name}.log`);
}

/** The last lines of a log; none when there is no log. */
export async function lastLines(path: string, count: number): Promise<string[]> {
  const text = await readFile(path, 'utf8').catch(() => '');
  return text
    .split('\n')
    .filter((line) => line !== '')
    .slice(-count);
}

/** Hands on what is written to a file from now on, until told to stop. */
export async function follow(
  path: string,
  onText: (text: string) => void,
  stopped: AbortSignal,
): Promise<void> {
  let offset = (await stat(path).catch(() => undefined))?.size ?? 0;
  while (!stopped.aborted) {
    const size = (await stat(path).catch(() => undefined))?.size ?? 0;
    if (size < offset) offset = 0;
    if (size > offset) {
      for await (const chunk of createReadStream(path, {
        start: offset,
        end: size - 1,
        encoding: 'utf8',
      })) {
        onText(chunk as string);
      }
      offset = size;
    }
    await new Promise((resolve) => setTimeout(resolve, 300));
  }
}
