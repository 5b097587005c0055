import { formatMoney } from '@green-apple/domain-money';
import { valueLabel, type ShopperRefund, type StoredOrder } from '@green-apple/persistence';
import type { Story } from './order-mail.ts';

/** What a mail about the `position`th refund of an order says. */
export function refundStory(order: StoredOrder, position: number): Story {
  const refund = order.refunds.find((each) => each.position === position);
  const sum = refund === undefined ? 'Your money' : price(refund.minor, order);
  const ways = refund?.tenders.map((tender) => wayOf(tender, order)) ?? [];
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

type Tender = ShopperRefund['tenders'][number];

function wayOf({ kind, minor, ending }: Tender, order: StoredOrder): string {
  const sum = price(minor, order);
  switch (kind) {
    case 'not-taken':
      return `${sum} will not be charged to your card.`;
    case 'card':
      return `${sum} goes back to the card you paid with.`;
    case 'gift-card':
    case 'store-credit':
      return `${sum} is back on your ${lowerFirst(valueLabel(kind, ending ?? ''))}.`;
  }
}

const hasCard = (refund: ShopperRefund | undefined): boolean =>
  refund?.tenders.some(({ kind }) => kind === 'card') ?? false;

const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

const price = (minor: number, { totals }: StoredOrder): string =>
  formatMoney({ minor, currency: totals.total.currency });
