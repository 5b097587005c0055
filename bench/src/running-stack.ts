import { readFileSync } from 'node:fs';
import { arch, cpus, release, totalmem } from 'node:os';
import { z } from 'zod';
import type { Part } from './processes.ts';

const Handles = z.object({
  env: z.record(z.string(), z.string()),
  parts: z.array(
    z.object({
      name: z.string(),
      state: z.string(),
      url: z.string().nullish(),
      pid: z.number().nullish(),
    }),
  ),
});

/** The stack that a bench measures: where its parts listen and which processes they are. */
export interface RunningStack {
  readonly env: Readonly<Record<string, string>>;
  readonly parts: readonly Part[];
  readonly states: readonly string[];
  /** False for a stack without that part. */
  runs(part: string): boolean;
  url(part: string): string;
  pid(part: string): number;
}

/** Reads the handles that a running stack writes. Throws when there is none. */
export function readRunningStack(path: string): RunningStack {
  const handles = Handles.parse(JSON.parse(readFileSync(path, 'utf8')));
  const named = (name: string) => {
    const part = handles.parts.find((candidate) => candidate.name === name);
    if (part?.state !== 'ready') throw new Error(`${name} is not running: npm start first`);
    return part;
  };
  return {
    env: handles.env,
    parts: handles.parts.map(({ name, pid }) => ({ name, pid: pid ?? null })),
    states: handles.parts.map(({ state }) => state),
    runs: (name) => handles.parts.some((part) => part.name === name && part.state === 'ready'),
    url(name) {
      const { url } = named(name);
      if (!url) throw new Error(`${name} has no address`);
      return url.replace(/\/$/, '');
    },
    pid(name) {
      const { pid } = named(name);
      if (!pid) throw new Error(`${name} is not ours to measure`);
      return pid;
    },
  };
}

/** The outside companies' stand-in is not ours to optimise, so its CPU is left out. */
export const ourParts = (stack: RunningStack): Part[] =>
  stack.parts.filter(({ name }) => name !== 'partner-simulator' && name !== 'mailbox');

/** One line about the machine, so that figures are compared with their like. */
export function machine(): string {
  const model = cpus()[0]?.model ?? 'unknown CPU';
  return `${cpus().length} x ${model.trim()} (${arch()}), ${Math.round(totalmem() / 2 ** 30)} GiB, Linux ${release()}, Node ${process.version}`;
}
