import type { Snapshot } from '../snapshot.ts';
import { broken, type Violation } from '../violation.ts';
import { isOpen } from './order-stages.ts';

/**
 * N1: each mail of an order reached the mailbox once. A mail server takes no idempotency key, so that a
 * repeat under the same Message-ID is forgiven where an answer may have been lost, and nowhere else.
 */
export function mails(snapshot: Snapshot): Violation[] {
  return [...sentAsNoted(snapshot), ...toldAboutTheEnd(snapshot), ...strayMails(snapshot)];
}

function sentAsNoted({ notifications, mails: arrived, mailAnswersLost }: Snapshot): Violation[] {
  return notifications.flatMap(({ messageId, state, template, orderId }) => {
    const subject = `mail ${template} of order ${orderId}`;
    const copies = arrived.filter((mail) => mail.messageId === messageId).length;
    if (state === 'sending') return [broken('N1', subject, 'is still on its way')];
    if (state === 'refused')
      return copies === 0 ? [] : [broken('N1', subject, 'was refused and arrived')];
    if (copies === 0) return [broken('N1', subject, 'is noted as sent and never arrived')];
    return copies > 1 && !mailAnswersLost ? [broken('N1', subject, `arrived ${copies} times`)] : [];
  });
}

/** The mail that each end of an order asks for. */
const TEMPLATE_OF_END: Readonly<Record<string, string>> = {
  confirmed: 'order-confirmed',
  cancelled: 'order-cancelled',
};

function toldAboutTheEnd({ orders, notifications }: Snapshot): Violation[] {
  return orders.flatMap(({ id, state, history }) => {
    const reached = new Set(history.map(({ to }) => to));
    return Object.entries(TEMPLATE_OF_END).flatMap(([end, template]) => {
      const noted = notifications.filter(
        (each) => each.orderId === id && each.template === template,
      );
      const subject = `mail ${template} of order ${id}`;
      if (noted.length > 1) return [broken('N1', subject, `has ${noted.length} Message-IDs`)];
      if (noted.length === 1 && !reached.has(end))
        return [broken('N1', subject, `was sent while the order is ${state}`)];
      // Cancelled so soon that nobody need be told any more that it was confirmed.
      const isOvertaken = end === 'confirmed' && state === 'cancelled';
      return noted.length === 0 && reached.has(end) && !isOpen(state) && !isOvertaken
        ? [broken('N1', subject, 'was never sent')]
        : [];
    });
  });
}

function strayMails({ mails: arrived, notifications, orders }: Snapshot): Violation[] {
  const noted = new Set(notifications.map(({ messageId }) => messageId));
  const ours = new Set(orders.map(({ email }) => email));
  return arrived
    .filter(({ messageId, to }) => ours.has(to) && !noted.has(messageId))
    .map(({ messageId }) => broken('N1', `mail ${messageId}`, 'arrived and is noted nowhere'));
}
