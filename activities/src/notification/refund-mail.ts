import type { ShopperRefund, StoredOrder } from '@green-apple/persistence';
import type { Story } from './mail-story.ts';
import type { MailLanguage } from './words/mail-language.ts';

/** What a mail about the `position`th refund of an order says. */
export function refundStory(order: StoredOrder, position: number, speech: MailLanguage): Story {
  const { words, price } = speech;
  const { currency } = order.totals.total;
  const refund = order.refunds.find((each) => each.position === position);
  const sum = refund === undefined ? words.refund.money : price({ minor: refund.minor, currency });
  const ways =
    refund?.tenders.map((tender) =>
      way(tender, price({ minor: tender.minor, currency }), speech),
    ) ?? [];
  const isTaken = refund?.tenders.some(({ kind }) => kind !== 'not-taken') ?? true;
  return {
    subject: isTaken
      ? words.refund.subject(sum, order.number)
      : words.refund.subjectLess(sum, order.number),
    title: isTaken ? words.refund.title : words.refund.titleLess,
    words: [...ways, ...(hasCard(refund) ? [words.refund.banks] : [])].join(' '),
    action: words.seeOrder,
    showsOrder: false,
  };
}

/** Where one part of it goes. */
function way(
  { kind, ending }: ShopperRefund['tenders'][number],
  sum: string,
  { words: { refund } }: MailLanguage,
): string {
  switch (kind) {
    case 'not-taken':
      return refund.notTaken(sum);
    case 'card':
      return refund.card(sum);
    case 'gift-card':
      return refund.giftCard(sum, ending ?? '');
    case 'store-credit':
      return refund.storeCredit(sum, ending ?? '');
  }
}

const hasCard = (refund: ShopperRefund | undefined): boolean =>
  refund?.tenders.some(({ kind }) => kind === 'card') ?? false;
