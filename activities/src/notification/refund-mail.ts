import { formatMoney } from '@green-apple/domain-money';
import { refundWay, type ShopperRefund, type StoredOrder } from '@green-apple/persistence';
import type { Story } from './order-mail.ts';

/** What a mail about the `position`th refund of an order says. */
export function refundStory(order: StoredOrder, position: number): Story {
  const refund = order.refunds.find((each) => each.position === position);
  const sum = refund === undefined ? 'Your money' : price(refund.minor, order);
  const ways =
    refund?.tenders.map((tender) => refundWay(tender, order.totals.total.currency)) ?? [];
  const isTaken = refund?.tenders.some(({ kind }) => kind !== 'not-taken') ?? true;
  return {
    subject: isTaken
      ? `We gave you ${sum} back for order ${order.number}`
      : `You pay ${sum} less for order ${order.number}`,
    title: isTaken ? 'Your money is on its way back' : 'You pay less',
    words: [...ways, ...(hasCard(refund) ? ['Banks take up to ten days to show it.'] : [])].join(
      ' ',
    ),
    action: 'See your order',
    showsOrder: false,
  };
}

const hasCard = (refund: ShopperRefund | undefined): boolean =>
  refund?.tenders.some(({ kind }) => kind === 'card') ?? false;

const price = (minor: number, { totals }: StoredOrder): string =>
  formatMoney({ minor, currency: totals.total.currency });
