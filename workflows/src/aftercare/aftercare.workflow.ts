import { SEARCH_ATTRIBUTES, type AftercareInput } from '@green-apple/workflow-contracts';
import { AFTERCARE_WANTED } from '@green-apple/workflow-contracts';
import {
  condition,
  continueAsNew,
  defineSignal,
  patched,
  setHandler,
  upsertSearchAttributes,
} from '@temporalio/workflow';
import { now } from '../support/clock.ts';
import { paymentProvider, quickDb } from '../support/proxies.ts';
import { tellShopper } from '../support/tell-shopper.ts';
import { aftercarePause, PATIENCE_MS } from './aftercare.state.ts';

const wanted = defineSignal(AFTERCARE_WANTED);
/** Rounds before a run starts over with an empty history. */
const ROUNDS = 200;

/**
 * What is left to do for an order after its checkout: money that turned up late goes back, news of the
 * provider is followed up. One run per order at a time; it ends when nothing is left, and the next message
 * starts another.
 */
export async function aftercare({ orderId, since }: AftercareInput): Promise<void> {
  let rings = 0;
  setHandler(wanted, () => {
    rings++;
  });
  const began = since ?? now();
  for (let round = 0; round < ROUNDS; round++) {
    const heard = rings;
    const open = await lookAfter(orderId);
    if (rings !== heard) continue;
    if (open === 0) return;
    await waitForBank(began, () => rings !== heard);
  }
  await continueAsNew<typeof aftercare>({ orderId, since: began });
}

/** One look at everything; returns how much is still open. */
async function lookAfter(orderId: string): Promise<number> {
  const cancel = await quickDb().answerCancel({ orderId });
  const open = await settle(orderId);
  if (patched('2026-11-disputes')) await paymentProvider().noteDisputes({ orderId });
  if (cancel.code === 'cancelled') await finishCancelling(orderId);
  return cancel.code === 'waits' ? open + 1 : open;
}

/** What follows a sold order that was cancelled; each goes its own way. */
async function finishCancelling(orderId: string): Promise<void> {
  const ends = await Promise.allSettled([
    paymentProvider().reverseTax({ orderId }),
    tellShopper({ orderId, template: 'order-cancelled', occasion: 1 }),
    quickDb().takeBackStats({ orderId }),
  ]);
  for (const end of ends) if (end.status === 'rejected') throw end.reason;
}

async function settle(orderId: string): Promise<number> {
  const { open, returned } = await paymentProvider().settlePayments({ orderId });
  for (const occasion of returned)
    await tellShopper({ orderId, template: 'payment-returned', occasion });
  return open;
}

/** Operators see whom the run waits for; past this date it is put before a person. */
async function waitForBank(began: number, rung: () => boolean): Promise<void> {
  upsertSearchAttributes([
    { key: SEARCH_ATTRIBUTES.orderStage, value: 'settling' },
    { key: SEARCH_ATTRIBUTES.waitingOn, value: 'bank' },
    { key: SEARCH_ATTRIBUTES.dueBy, value: new Date(began + PATIENCE_MS) },
  ]);
  await condition(rung, aftercarePause(now() - began));
}
