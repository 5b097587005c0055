import { parseArgs } from 'node:util';

/** The phases of a test run, in their order. */
export const PHASES = ['format', 'lint', 'build', 'unit', 'int', 'e2e'] as const;
export type PhaseName = (typeof PHASES)[number];

export interface TestOptions {
  readonly phases: readonly PhaseName[];
  /** Nx projects; all when empty. */
  readonly projects: readonly string[];
  /** Of the order in which specs run on real servers; each suite has its own when absent. */
  readonly seed?: string;
}

export const USAGE = `Usage
  npm test                                   everything
  npm test -- --only lint,unit               these phases: ${PHASES.join(', ')}
  npm test -- --project persistence,api      lint, build, unit and int of these projects alone
  npm test -- --seed 4711                    specs on real servers in another order than the usual one
`;

/** A command line that was not understood; the message is for the person who typed it. */
export class Misunderstood extends Error {
  override readonly name = 'Misunderstood';
}

/** Reads the command line. `known` are the names of all projects. */
export function parseOptions(args: readonly string[], known: readonly string[]): TestOptions {
  const values = parse(args);
  const phases = split(values.only);
  const projects = split(values.project);
  const oddPhase = phases.find((name) => !(PHASES as readonly string[]).includes(name));
  if (oddPhase !== undefined) throw new Misunderstood(`There is no phase "${oddPhase}".`);
  const oddProject = projects.find((name) => !known.includes(name));
  if (oddProject !== undefined) throw new Misunderstood(`There is no project "${oddProject}".`);
  const { seed } = values;
  if (seed !== undefined && !/^\d{1,5}$/.test(seed))
    throw new Misunderstood(`"${seed}" is no seed: up to five digits.`);
  return {
    phases: PHASES.filter((name) => chosen(name, phases, projects)),
    projects,
    ...(seed === undefined ? {} : { seed }),
  };
}

/** Journeys and formatting are about the whole: a run for one project leaves them out unless asked for. */
function chosen(name: PhaseName, phases: string[], projects: string[]): boolean {
  if (phases.length > 0) return phases.includes(name);
  return projects.length === 0 || (name !== 'format' && name !== 'e2e');
}

function parse(args: readonly string[]) {
  try {
    const options = {
      only: { type: 'string' },
      project: { type: 'string' },
      seed: { type: 'string' },
    } as const;
    return parseArgs({ args: [...args], options }).values;
  } catch (cause) {
    throw new Misunderstood(cause instanceof Error ? cause.message : String(cause), { cause });
  }
}

const split = (list: string | undefined): string[] =>
  (list ?? '')
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean);
