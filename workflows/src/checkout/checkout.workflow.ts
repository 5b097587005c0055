import { isPaymentOpen, isSold, type CancelReason } from '@green-apple/domain-order';
import type {
  CheckoutFacts,
  CheckoutInput,
  CheckoutResult,
  MoveResult,
} from '@green-apple/workflow-contracts';
import { CancellationScope, isCancellation, log, patched, sleep } from '@temporalio/workflow';
import { paymentProvider, quickDb } from '../support/proxies.ts';
import { Saga } from '../support/saga.ts';
import { tellShopper } from '../support/tell-shopper.ts';
import { wakeAftercare } from '../support/wake-aftercare.ts';
import { CheckoutDesk } from './checkout-desk.ts';
import { begun } from './checkout.state.ts';
import { PaymentTaker } from './take-payment.ts';

/**
 * One order from "placed" to its end: the money is authorised, the order confirmed, the tax booked, the
 * shopper told and the figures kept. Whatever goes wrong before it is confirmed ends the order first, so that nobody
 * confirms it any more, and then undoes what was done, newest deed first.
 */
export async function checkout({ orderId }: CheckoutInput): Promise<CheckoutResult> {
  const desk = new CheckoutDesk();
  // Also for a run that is cancelled before it has begun: nobody else would give back what was placed.
  const facts = await CancellationScope.nonCancellable(() => quickDb().loadCheckout({ orderId }));
  if (!isPaymentOpen(facts.state)) return closed(facts);
  desk.begin(begun(facts.attempt), facts.market);

  const end = await settle(orderId, facts, desk);
  if (end.outcome === 'cancelled') return end;
  await finish(orderId);
  return end;
}

/** Somebody else has ended the order before the run began. */
function closed(facts: CheckoutFacts): CheckoutResult {
  return isSold(facts.state)
    ? { outcome: 'confirmed' }
    : { outcome: 'cancelled', reason: 'staff_request' };
}

/** Up to the point of no return: paid and confirmed, or everything undone. */
async function settle(
  orderId: string,
  facts: CheckoutFacts,
  desk: CheckoutDesk,
): Promise<CheckoutResult> {
  const saga = new Saga(patched('2026-11-undo-alarm') ? { orderId, of: orderId } : null);
  let reason: CancelReason = 'payment_failed';
  const placing = saga.push('placing the order', () => quickDb().cancelOrder({ orderId, reason }));
  let failure: unknown;
  try {
    const paid = await new PaymentTaker(orderId, facts, desk, saga).takePayment();
    if (paid === 'paid') {
      const move = await quickDb().confirmOrder({ orderId, attempt: desk.state.attempt });
      // Paid, but the hold ran out and the units went to others: the money goes back by itself.
      if (move.code === 'stock_lost') reason = 'out_of_stock';
      else if (move.code === 'moved' || isSold(move.state)) return sold(desk);
    } else reason = paid === 'timed_out' ? 'payment_timeout' : await wishOf(orderId);
  } catch (error) {
    log.error('the order cannot go on', { error });
    failure = error;
    if (isCancellation(error)) reason = 'staff_request';
  }
  if (await isSoldAfterAll(orderId, () => saga.undoFirst(placing))) return sold(desk);
  await undo(orderId, desk, saga);
  // The run shows as failed, or cancelled, what it was; the shopper's order is in order either way.
  if (failure !== undefined) throw failure;
  return { outcome: 'cancelled', reason };
}

function sold(desk: CheckoutDesk): CheckoutResult {
  desk.enter({ ...desk.state, stage: 'confirmed' });
  return { outcome: 'confirmed' };
}

/**
 * A worker may die between confirming the order and saying so, or be slow and confirm it yet while another has taken the
 * turn over. Ending the order and confirming it meet at its row: who comes second is refused. What is sold keeps its
 * payment, and a wish to cancel is answered as one about a sold order.
 */
async function isSoldAfterAll(orderId: string, end: () => Promise<MoveResult>): Promise<boolean> {
  if (!patched('2026-11-sold-after-all')) return false;
  if (patched('2026-11-ended-first')) {
    // A turn of its own: that it gives up is in the history first. A worker that takes over goes on from there, and one
    // that was late for the turn never gets here.
    await CancellationScope.nonCancellable(() => sleep(1));
    const ended = await end();
    return ended.code === 'stood' && isSold(ended.state);
  }
  const { state } = await CancellationScope.nonCancellable(() =>
    quickDb().loadCheckout({ orderId }),
  );
  return isSold(state);
}

/** Sylius#8928, #13442: a cancel is judged by the order's own run, against where its payment stands now. */
async function wishOf(orderId: string): Promise<CancelReason> {
  return (await quickDb().cancelWish({ orderId })) ?? 'staff_request';
}

async function undo(orderId: string, desk: CheckoutDesk, saga: Saga): Promise<void> {
  await CancellationScope.nonCancellable(async () => {
    const heard = desk.rings;
    desk.enter({ ...desk.state, stage: 'cancelling', waitingOn: null, dueBy: null });
    await saga.compensate();
    desk.enter({ ...desk.state, stage: 'cancelled' });
    await tellShopper({ orderId, template: 'order-cancelled', occasion: 1 });
    // A bank's late yes that came while this run was busy giving up: nobody else was told of it.
    if (desk.rings !== heard && patched('2026-11-late-news')) await wakeAftercare(orderId);
  });
}

/** What follows a confirmed order. Each goes its own way: a mail server that is down delays no tax. */
async function finish(orderId: string): Promise<void> {
  const ends = await CancellationScope.nonCancellable(() =>
    Promise.allSettled([
      paymentProvider().commitTax({ orderId }),
      tellShopper({ orderId, template: 'order-confirmed', occasion: 1 }),
      quickDb().recordStats({ orderId }),
    ]),
  );
  // Only when the others are done: a run that ends takes its open steps with it.
  for (const end of ends) if (end.status === 'rejected') throw end.reason;
}
