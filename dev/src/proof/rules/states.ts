import { isOrderState, transition } from '@green-apple/domain-order';
import type { OrderFacts, Snapshot } from '../snapshot.ts';
import { broken, type Violation } from '../violation.ts';
import { isOpen } from './order-stages.ts';

/** How long after its hold has run out an order may still be on its way to its end. */
const GRACE_MS = 5 * 60_000;

/** O2: an order's history is a path in the table of states, and its payment does not stay open for ever. */
export function states({ orders, takenAt }: Snapshot): Violation[] {
  return orders.flatMap((order) => [...pathOf(order), ...overdue(order, takenAt)]);
}

function pathOf({ id, state, history }: OrderFacts): Violation[] {
  const subject = `order ${id}`;
  const steps = [...history].sort((a, b) => a.seq - b.seq);
  const found: Violation[] = [];
  let at: string | null = null;
  for (const { from, to } of steps) {
    if (from !== at) found.push(broken('O2', subject, `went on from ${from} while it was ${at}`));
    if (!isStep(at, to)) found.push(broken('O2', subject, `went from ${at} to ${to}`));
    at = to;
  }
  if (at !== state) found.push(broken('O2', subject, `is ${state}, its history ends at ${at}`));
  return found;
}

const isStep = (from: string | null, to: string): boolean =>
  from === null
    ? to === 'placed'
    : isOrderState(from) && isOrderState(to) && transition(from, to).ok;

function overdue({ id, state, holdExpiresAt, placedAt }: OrderFacts, now: number): Violation[] {
  if (!isOpen(state)) return [];
  const due = (holdExpiresAt ?? placedAt) + GRACE_MS;
  return now > due
    ? [
        broken(
          'O2',
          `order ${id}`,
          `is still ${state}, ${Math.round((now - due) / 1000)} s too late`,
        ),
      ]
    : [];
}
