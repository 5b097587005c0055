import {
  REFUND_NEWS,
  REFUND_SETTLED,
  type RefundEnd,
  type RefundFacts,
  type RefundInput,
  type RefundResult,
} from '@green-apple/workflow-contracts';
import { defineSignal, getExternalWorkflowHandle, log, setHandler } from '@temporalio/workflow';
import { Bell } from '../support/bell.ts';
import { now } from '../support/clock.ts';
import { paymentProvider, refundDesk, refunds, staff } from '../support/proxies.ts';
import { StageBoard } from '../support/stage.ts';
import { tellShopper } from '../support/tell-shopper.ts';

const refundNews = defineSignal(REFUND_NEWS);

const MINUTE_MS = 60 * 1000;
const HOUR_MS = 60 * MINUTE_MS;
/** A capture that is under way ends soon; the next look finds its money taken. */
const CAPTURE_PAUSE_MS = MINUTE_MS;
/** Banks may take days to say that they have given money back; nobody need be asked more often. */
const BANK_PAUSE_MS = 6 * HOUR_MS;
const PATIENCE_MS = 10 * 24 * HOUR_MS;

/**
 * One refund: decides where the money goes, gives it back, and tells whoever waits for it. Run again after it
 * is over, it looks whether the money arrived: a bank may send it back days later.
 */
export async function refund({ refundId }: RefundInput): Promise<RefundResult> {
  const bell = new Bell();
  const board = new StageBoard();
  setHandler(refundNews, bell.ring);
  const dueBy = now() + PATIENCE_MS;
  for (;;) {
    const heard = bell.rings;
    const facts = await refundDesk().beginRefund({ refundId });
    const { state } = await payBack(refundId, facts);
    if (state !== 'approved' && state !== 'processing') {
      board.show({ stage: `refund_${state}`, waitingOn: null, dueBy: null });
      await after(facts, { refundId, state });
      if (bell.rings === heard) return { state };
      continue;
    }
    board.show({ stage: `refund_${state}`, waitingOn: 'bank', dueBy });
    await bell.ringAfter(heard, state === 'approved' ? CAPTURE_PAUSE_MS : BANK_PAUSE_MS);
  }
}

/** Each card by itself: one that will not take its part does not keep the others waiting. */
async function payBack(refundId: string, facts: RefundFacts): Promise<RefundResult> {
  if (facts.cards.length === 0 && facts.state !== 'processing') return { state: facts.state };
  for (const position of facts.cards) await refunds().refundCard({ refundId, position });
  return refundDesk().settleRefund({ refundId });
}

/** What follows an end. All of it may happen twice and counts once. */
async function after(facts: RefundFacts, end: RefundEnd): Promise<void> {
  const { orderId, wakes } = facts;
  const key = `refund/${end.refundId}`;
  if (end.state === 'failed')
    await staff().raiseStaffTask({
      key,
      kind: 'refund_failed',
      orderId,
      facts: { refundId: end.refundId },
    });
  if (wakes !== null && end.state !== 'awaiting_approval') await tell(wakes, end);
  if (end.state === 'settled') await afterMoney(facts, end.refundId, key);
}

/** Shopper, tax and figures; each goes its own way. */
async function afterMoney(
  { orderId, position }: RefundFacts,
  refundId: string,
  key: string,
): Promise<void> {
  await staff().settleStaffTask({ key });
  const ends = await Promise.allSettled([
    tellShopper({ orderId, template: 'refund-sent', occasion: position }),
    correctTax(orderId, refundId),
    refundDesk().countRefund({ refundId }),
  ]);
  for (const each of ends) if (each.status === 'rejected') throw each.reason;
}

/** The sale's own tax may still be on its way into the books. */
async function correctTax(orderId: string, refundId: string): Promise<void> {
  await paymentProvider().commitTax({ orderId });
  await refunds().correctTax({ refundId });
}

async function tell(workflowId: string, end: RefundEnd): Promise<void> {
  try {
    await getExternalWorkflowHandle(workflowId).signal(REFUND_SETTLED, end);
  } catch {
    log.info('nobody waits for this refund any more', { workflowId });
  }
}
