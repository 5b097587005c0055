import { randomInt } from 'node:crypto';
import { parseArgs } from 'node:util';

export interface ChaosOptions {
  readonly seed: string;
  /** Of traffic; the peace that follows takes its own time. */
  readonly minutes: number;
  /** `handles.json` of a running stack; without it a stack of its own is started. */
  readonly stack: string | undefined;
}

export const USAGE = `npm run chaos -- [--seed N] [--minutes M] [--stack .stack/handles.json]`;

/** A command line that was not understood; the message is for the person who typed it. */
export class Misunderstood extends Error {
  override readonly name = 'Misunderstood';
}

export function parseChaosOptions(args: readonly string[]): ChaosOptions {
  const { seed, minutes, stack } = parse(args);
  const length = minutes === undefined ? 5 : Number(minutes);
  if (!(length > 0 && length <= 600))
    throw new Misunderstood(`"${minutes}" is no number of minutes.`);
  return { seed: seed ?? String(randomInt(1_000_000)), minutes: length, stack };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        seed: { type: 'string' },
        minutes: { type: 'string' },
        stack: { type: 'string' },
      },
    }).values;
  } catch (cause) {
    throw new Misunderstood(cause instanceof Error ? cause.message : String(cause), { cause });
  }
}
