import { withNeeds } from './graph.ts';
import type { Part } from './model.ts';
import { ownProcesses } from './processes/own-processes.ts';
import { servers } from './servers/index.ts';
import type { StackOptions } from './settings/options.ts';
import { STEPS, type Step } from './steps.ts';

/** The parts and steps the options ask for. */
export function chosen(options: StackOptions): { parts: Part[]; steps: Step[] } {
  const parts = [...servers, ...(options.serversOnly ? [] : ownProcesses)];
  const steps = STEPS.filter((step) => {
    if (options.serversOnly) return false;
    return options.build || !step.name.startsWith('build');
  });
  const wanted = options.only.length === 0 ? parts.map(({ name }) => name) : options.only;
  const names = new Set(withNeeds([...steps, ...parts], wanted).map(({ name }) => name));
  return {
    parts: parts.filter(({ name }) => names.has(name)),
    steps: steps.filter(({ name }) => names.has(name)),
  };
}

/** True when a whole shop was asked for, which is of no use if it cannot sell. */
export function mustSell({ serversOnly, only }: StackOptions): boolean {
  return !serversOnly && only.length === 0;
}
