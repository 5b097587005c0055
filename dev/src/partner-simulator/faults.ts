import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { seeded } from '../catalogue/random.ts';

/** How a partner can misbehave. */
export const FaultKind = z.enum([
  /** The bank says no; only for authorisations and captures. */
  'decline',
  /** The bank takes its time: settled later over the control API; for authorisations. */
  'processing',
  /** No answer, nothing done. */
  'timeout',
  /** No answer, yet everything done: the meanest one. */
  'execute-then-timeout',
  'slow',
  'garbage',
  'server-error',
  'rate-limited',
  /** The next events are sent several times. */
  'webhook-duplicate',
  'webhook-late',
]);
export type FaultKind = z.infer<typeof FaultKind>;

export const FaultRequest = z.strictObject({
  /** E.g. `payment_intents.create`, `tax.*`, `*`; for webhooks the event type. */
  operation: z.string().min(1).default('*'),
  kind: FaultKind,
  /** How many calls it hits before it is used up. */
  times: z.number().int().min(1).max(1_000_000).default(1),
  /** Chance for each call, e.g. 0.05. */
  probability: z.number().gt(0).max(1).default(1),
  /** Makes the chances the same in every run. */
  seed: z.string().min(1).max(100).optional(),
  /** Only calls that name this order. */
  orderId: z.string().optional(),
  /** slow, webhook-late. */
  delayMs: z.number().int().min(0).max(600_000).default(3_000),
  /** webhook-duplicate: deliveries altogether. */
  copies: z.number().int().min(2).max(20).default(2),
  declineCode: z.string().default('generic_decline'),
});
export type FaultRequest = z.infer<typeof FaultRequest>;

export interface Fault extends FaultRequest {
  readonly id: string;
  left: number;
  /** In [0, 1), call by call. */
  readonly chance: () => number;
}

/** Faults that were asked for and are not used up. */
export class FaultPlan {
  #faults: Fault[] = [];

  add(request: FaultRequest): Fault {
    const chance = request.seed === undefined ? Math.random : seeded(request.seed).next;
    const fault = { ...request, id: randomUUID(), left: request.times, chance };
    this.#faults.push(fault);
    return fault;
  }

  list(): readonly Fault[] {
    return this.#faults;
  }

  clear(): void {
    this.#faults = [];
  }

  /** The first fault that fits this call; it counts as used. */
  take(operation: string, orderId: string | undefined, kinds?: readonly FaultKind[]): Fault | null {
    const fault = this.#faults.find(
      (each) =>
        matches(each.operation, operation) &&
        (each.orderId === undefined || each.orderId === orderId) &&
        (kinds === undefined ? !each.kind.startsWith('webhook-') : kinds.includes(each.kind)) &&
        each.chance() < each.probability,
    );
    if (fault === undefined) return null;
    fault.left--;
    this.#faults = this.#faults.filter((each) => each.left > 0);
    return fault;
  }
}

function matches(pattern: string, operation: string): boolean {
  return pattern.endsWith('*') ? operation.startsWith(pattern.slice(0, -1)) : pattern === operation;
}
