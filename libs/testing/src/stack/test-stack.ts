import { readFileSync } from 'node:fs';
import { partControl, type PartControl } from './part-control.ts';
import { STACK_VARIABLES, type StackEnvironment, type StackVariable } from './variables.ts';

export interface StackPart {
  readonly name: string;
  readonly state: string;
  readonly url: string | null;
  readonly pid: number | null;
}

/** Handles on the servers of a running stack. */
export interface TestStack {
  readonly env: StackEnvironment;
  readonly parts: readonly StackPart[];
  readonly credentials: unknown;
  /** The value of `name`. Throws when the stack runs without that server: nothing is skipped silently. */
  needed(name: StackVariable): string;
  part(name: string): StackPart;
  /** Stops, starts or kills a part of this stack. */
  control(name: string): PartControl;
}

/** Names the file that a running stack writes, `<state folder>/handles.json`. */
const LOCATED_BY = 'GREEN_APPLE_STACK';

let known: TestStack | undefined;

/** The stack of this test run. Throws, with what to do, when there is none. */
export function testStack(): TestStack {
  known ??= readStack(process.env[LOCATED_BY]);
  return known;
}

/** Reads a handles file; see {@link testStack}. */
export function readStack(path: string | undefined): TestStack {
  if (path === undefined || path === '')
    throw new Error(
      `Integration specs run on a real stack: use "npm test", or set ${LOCATED_BY} to .stack/handles.json while "npm start" runs.`,
    );
  return parseHandles(readFileSync(path, 'utf8'));
}

/** Parses the text of a handles file. Throws when the text has another shape. */
export function parseHandles(text: string): TestStack {
  const handles: unknown = JSON.parse(text);
  if (!isRecord(handles) || !isRecord(handles['env']) || !Array.isArray(handles['parts']))
    throw new Error('The handles file of the stack holds no "env" and "parts".');
  const given = handles['env'];
  const env = Object.fromEntries(
    STACK_VARIABLES.map((name) => [name, typeof given[name] === 'string' ? given[name] : '']),
  ) as Record<StackVariable, string>;
  const parts = handles['parts'].filter(isRecord).map(toPart);
  return {
    env,
    parts,
    credentials: handles['credentials'],
    needed(name) {
      const value = env[name];
      if (value === '') throw new Error(`This stack runs without ${name}, which the spec needs.`);
      return value;
    },
    part(name) {
      const part = parts.find((candidate) => candidate.name === name);
      if (part === undefined) throw new Error(`This stack has no part "${name}".`);
      return part;
    },
    control(name) {
      const address = handles['control'];
      if (!isRecord(address)) throw new Error('This stack has no controls.');
      return partControl({ url: String(address['url']), token: String(address['token']) }, name);
    },
  };
}

function toPart(part: Record<string, unknown>): StackPart {
  return {
    name: String(part['name']),
    state: String(part['state']),
    url: typeof part['url'] === 'string' ? part['url'] : null,
    pid: typeof part['pid'] === 'number' ? part['pid'] : null,
  };
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
