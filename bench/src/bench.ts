import type { Figures } from './figures.ts';
import type { RunningStack } from './running-stack.ts';

/** One named measurement against a running stack. */
export type Bench = (stack: RunningStack) => Promise<Figures>;
