import { MARKET_CODES, US, type MarketCode } from '@green-apple/domain-pricing';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { PART_NAMES, type PartName } from '../model.ts';

export interface StackOptions {
  readonly stateDir: string;
  /** Ports nobody else uses, instead of the usual ones; the stack then counts as one for a test. */
  readonly freePorts: boolean;
  readonly serversOnly: boolean;
  /** These parts and what they need; all when empty. */
  readonly only: readonly PartName[];
  readonly without: readonly PartName[];
  readonly products: number | undefined;
  /** The market of the shop that is opened. */
  readonly market: MarketCode;
  readonly seed: boolean;
  readonly build: boolean;
  /** Restart what a change of source touches. */
  readonly watch: boolean;
}

export interface CommandLine {
  readonly options: StackOptions;
  readonly positionals: readonly string[];
  readonly json: boolean;
  readonly follow: boolean;
}

/** A command line that was not understood; the message is for the person who typed it. */
export class Misunderstood extends Error {
  override readonly name = 'Misunderstood';
}

export function parseCommandLine(args: readonly string[], root: string, cwd: string): CommandLine {
  const { values, positionals } = parse(args);
  return {
    positionals,
    json: values.json ?? false,
    follow: values.follow ?? false,
    options: {
      stateDir: values.state === undefined ? join(root, '.stack') : resolve(cwd, values.state),
      freePorts: values['free-ports'] ?? false,
      serversOnly: values['servers-only'] ?? false,
      only: partNames(values.only),
      without: partNames(values.without),
      products: wholeNumber(values.products),
      market: marketCode(values.market),
      seed: !(values['no-seed'] ?? false),
      build: !(values['no-build'] ?? false),
      watch: false,
    },
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        state: { type: 'string' },
        'free-ports': { type: 'boolean' },
        'servers-only': { type: 'boolean' },
        only: { type: 'string' },
        without: { type: 'string' },
        products: { type: 'string' },
        market: { type: 'string' },
        'no-seed': { type: 'boolean' },
        'no-build': { type: 'boolean' },
        json: { type: 'boolean' },
        follow: { type: 'boolean', short: 'f' },
      },
    });
  } catch (error) {
    throw new Misunderstood(error instanceof Error ? error.message : String(error), {
      cause: error,
    });
  }
}

function partNames(list: string | undefined): PartName[] {
  const names = (list ?? '').split(',').filter((name) => name !== '');
  const unknown = names.find((name) => !(PART_NAMES as readonly string[]).includes(name));
  if (unknown !== undefined) {
    throw new Misunderstood(`No part is called "${unknown}". Parts: ${PART_NAMES.join(', ')}`);
  }
  return names as PartName[];
}

function marketCode(text: string | undefined): MarketCode {
  if (text === undefined) return US.code;
  const code = MARKET_CODES.find((one) => one === text.toUpperCase());
  if (code === undefined)
    throw new Misunderstood(`There is no market "${text}". Markets: ${MARKET_CODES.join(', ')}`);
  return code;
}

function wholeNumber(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (!/^[1-9]\d*$/.test(text)) throw new Misunderstood(`--products wants a number, not "${text}"`);
  return Number(text);
}
