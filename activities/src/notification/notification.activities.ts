import type { OrderState } from '@green-apple/domain-order';
import { BASE_LOCALE } from '@green-apple/domain-pricing';
import type { MailGateway } from '@green-apple/partners';
import {
  orderAccessToken,
  type NotificationKey,
  type NotificationRepository,
  type OrderRepository,
  type ReturnRepository,
  type StoredOrder,
} from '@green-apple/persistence';
import {
  FAILURES,
  type NotificationActivities,
  type NotifyInput,
} from '@green-apple/workflow-contracts';
import { log } from '@temporalio/activity';
import { ApplicationFailure } from '@temporalio/common';
import { composeOrderMail } from './order-mail.ts';
import { isAboutReturn } from './return-mail.ts';

export interface NotificationPorts {
  readonly orders: OrderRepository;
  readonly returns: Pick<ReturnRepository, 'ofOrder'>;
  readonly notifications: NotificationRepository;
  readonly mail: MailGateway;
  /** Where shoppers open the shop of a market. */
  readonly storefrontUrlOf: (market: string) => string;
  /** Makes the token that opens an order's page from a mail. */
  readonly linkSecret: string;
}

/** The same for every try of one mail, so that a mail server and a reader's program can tell repeats. */
export const messageIdOf = ({ orderId, template, occasion }: NotificationKey): string =>
  `<${template}.${occasion}.${orderId}@orders.greenapple.example>`;

/** Paid with another card, or cancelled, meanwhile: the mail would only confuse. */
const isOvertaken = (template: NotifyInput['template'], state: OrderState): boolean =>
  (template === 'payment-declined' && state !== 'payment_declined') ||
  (template === 'order-confirmed' && state === 'cancelled');

/**
 * Tells the shopper by mail. A mail that was taken does not leave again. When the answer of the mail server
 * is lost it is tried again under the same Message-ID: at least once, and told apart by whoever cares.
 */
export function createNotificationActivities(ports: NotificationPorts): NotificationActivities {
  const link = ({ id, market, locale }: StoredOrder): string =>
    new URL(
      `${locale === BASE_LOCALE ? '' : `/${locale}`}/orders/${id}?key=${orderAccessToken(id, ports.linkSecret)}`,
      ports.storefrontUrlOf(market),
    ).href;
  return {
    async notifyShopper({ orderId, template, occasion }) {
      const key = { orderId, template, occasion };
      const order = await ports.orders.detail(orderId);
      if (order === null)
        throw ApplicationFailure.nonRetryable('no such order', FAILURES.orderMissing);
      // One that was begun may have left already: it is sent to its end, so that what is noted is what arrived.
      if (isOvertaken(template, order.state) && !(await ports.notifications.isBegun(key))) return;
      const messageId = messageIdOf(key);
      if ((await ports.notifications.begin(key, messageId)) !== 'sending') return;

      const returns = isAboutReturn(template) ? await ports.returns.ofOrder(orderId) : [];
      const mail = composeOrderMail(template, { ...order, returns }, link(order), occasion);
      const outcome = await ports.mail.send({ to: order.email, messageId, ...mail });
      switch (outcome.code) {
        case 'accepted':
          return ports.notifications.finish(key, 'sent');
        case 'refused':
          log.warn('the mail server will not take this mail', { smtpCode: outcome.smtpCode });
          return ports.notifications.finish(key, 'refused');
        default:
          throw ApplicationFailure.retryable(
            'no answer from the mail server',
            FAILURES.outcomeUnknown,
          );
      }
    },
  };
}
