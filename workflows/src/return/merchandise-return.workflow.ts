import type { ReturnInput, ReturnResult } from '@green-apple/workflow-contracts';
import { patched } from '@temporalio/workflow';
import { now } from '../support/clock.ts';
import { returnDesk, returnLabels } from '../support/proxies.ts';
import { newest, ReturnDesk } from './return-desk.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
/** How soon people decide, and look at what has arrived; later it is overdue. */
const DECIDE_WITHIN_MS = DAY_MS;
const INSPECT_WITHIN_MS = 2 * DAY_MS;
/** Carriers' events get lost: they are asked this often anyway. */
const ASK_CARRIER_MS = DAY_MS / 2;
/** On its way for so long, it is looked for. */
const LOST_AFTER_MS = 10 * DAY_MS;
/** Nobody need be asked about money more often. */
const REFUND_WITHIN_MS = 10 * DAY_MS;

/**
 * Something comes back: approved, labelled, followed, received, looked at and settled by money or by the same
 * thing again. Taken up anew, it goes on from where it stands.
 */
export async function merchandiseReturn(input: ReturnInput): Promise<ReturnResult> {
  const desk = new ReturnDesk(input);
  await desk.look();
  if (desk.state === 'requested') await decide(desk);
  if (desk.state === 'approved') await getLabel(desk);
  if (desk.state === 'approved' || desk.state === 'labelled' || desk.state === 'in_transit')
    await comeBack(desk);
  if (desk.state === 'received') await inspect(desk);
  if (desk.state === 'inspected') await settle(desk);
  return { state: desk.state };
}

/** By rule, or by a person. The shopper may have thought better of it. */
async function decide(desk: ReturnDesk): Promise<void> {
  const dueBy = now() + DECIDE_WITHIN_MS;
  for (;;) {
    const facts = await desk.look();
    const told = newest(facts, 'cancel') ?? newest(facts, 'approve', 'refuse');
    if (told !== undefined || facts.review === null) {
      const to = ANSWERS[told?.kind ?? 'approve'];
      await desk.move(to, told === undefined ? {} : { seq: told.seq });
      if (facts.review !== null) await desk.done('return_to_decide');
      if (desk.state === 'refused') await desk.tell('return-refused');
      return;
    }
    await desk.raise('return_to_decide');
    await desk.waitOverdue('staff', dueBy, null);
  }
}

const ANSWERS = { approve: 'approved', refuse: 'refused', cancel: 'cancelled' } as const;

/**
 * No carrier sells one to there: the shopper is asked to bring it, and staff to find a way. None is needed where
 * the shopper sends it at their own cost.
 */
async function getLabel(desk: ReturnDesk): Promise<void> {
  const { code } = await returnLabels().buyReturnLabel(desk.step);
  if (code === 'bought') await desk.move('labelled');
  else if (code === 'refused' || !patched('2026-11-own-label'))
    await desk.raise('return_label_refused');
  await desk.tell('return-approved');
}

/** Until it is in the house. Staff's word that it is here counts whatever a carrier says. */
async function comeBack(desk: ReturnDesk): Promise<void> {
  let dueBy: number | null = null;
  let missed = false;
  for (;;) {
    const facts = await desk.look();
    if (newest(facts, 'receive') !== undefined) return arrived(desk);
    const { state } = await returnLabels().readReturnTracking(desk.step);
    if (state === 'arrived') return arrived(desk);
    if (
      desk.state === 'labelled' &&
      (state === 'in_transit' || (state === 'lost' && patched('2026-11-scanned-return')))
    )
      await desk.move('in_transit');
    if (desk.state === 'in_transit') {
      dueBy ??= now() + LOST_AFTER_MS;
      if (!missed && (state === 'lost' || now() >= dueBy)) {
        missed = true;
        await desk.raise('return_lost');
      }
      await desk.waitOverdue('carrier', dueBy, ASK_CARRIER_MS);
      continue;
    }
    const cancel = newest(facts, 'cancel');
    const until = facts.sendBy === null ? now() : Date.parse(facts.sendBy);
    if (cancel !== undefined || now() >= until) {
      const isOver =
        cancel === undefined
          ? await letGo(desk, 'expired')
          : await letGo(desk, 'cancelled', cancel.seq);
      if (isOver) return;
      continue;
    }
    await desk.wait('shopper', { until, askAgainMs: ASK_CARRIER_MS });
  }
}

async function arrived(desk: ReturnDesk): Promise<void> {
  await desk.move('received');
  await desk.done('return_lost');
  await desk.done('return_label_refused');
  await desk.tell('return-received');
}

/**
 * Its label is given back first: nobody is to send something that nobody waits for. False when the parcel turns out
 * to be on its way: then it is followed like any other.
 */
async function letGo(
  desk: ReturnDesk,
  to: 'cancelled' | 'expired',
  seq?: number,
): Promise<boolean> {
  const given: { readonly code: string } | undefined = await returnLabels().giveBackReturnLabel(
    desk.step,
  );
  // Workers of the release before answer with nothing.
  if (given?.code === 'in_use' && patched('2026-11-scanned-return')) {
    await desk.move('in_transit');
    return false;
  }
  await desk.move(to, seq === undefined ? { reason: 'label_unused' } : { seq });
  await desk.done('return_label_refused');
  if (desk.state === 'expired') await desk.tell('return-expired');
  return true;
}

async function inspect(desk: ReturnDesk): Promise<void> {
  const dueBy = now() + INSPECT_WITHIN_MS;
  for (;;) {
    const told = newest(await desk.look(), 'inspect');
    if (told === undefined) {
      await desk.waitOverdue('warehouse', dueBy, null);
      continue;
    }
    const moved = await returnDesk().inspectReturn({ ...desk.step, seq: told.seq });
    return desk.moved(moved.code === 'moved' ? 'inspected' : moved.state);
  }
}

/** The refund has a run of its own, which rings here when the money has gone back. */
async function settle(desk: ReturnDesk): Promise<void> {
  const dueBy = now() + REFUND_WITHIN_MS;
  for (;;) {
    const { refundState } = await desk.look();
    if (desk.isOver) return;
    if (refundState === 'settled') return desk.move('refunded');
    const { code } = await returnDesk().settleReturn(desk.step);
    switch (code) {
      case 'exchanged':
        desk.moved('exchanged');
        return desk.tell('return-exchanged');
      case 'rejected':
        desk.moved('rejected');
        return desk.tell('return-rejected');
      case 'given_back_before':
        await desk.raise('return_settled_before');
        return desk.move('refunded', { reason: 'settled_before' });
      default:
        await desk.waitOverdue('bank', dueBy, DAY_MS);
    }
  }
}
