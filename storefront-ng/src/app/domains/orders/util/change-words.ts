import type { MoneyDto, OrderEditDto } from '@green-apple/contracts-http';
import { formatMoney } from '@green-apple/domain-money';
import { changedLineWords } from '@green-apple/domain-order';

/** One thing that a change does, with what it costs more or less. */
export interface ChangeRow {
  readonly text: string;
  readonly difference: MoneyDto | null;
}

/** Everything that a change does, in plain words. The differences sum up to the change's own. */
export function changeRows(edit: OrderEditDto): ChangeRow[] {
  const { moves, address, delivery, deliveryDifference } = edit;
  const lines = edit.lines.flatMap(({ difference, ...line }): ChangeRow[] => {
    const words = changedLineWords(line);
    if (words !== null) return [{ text: words, difference }];
    return difference.minor === 0 ? [] : [{ text: `${line.title}: another price`, difference }];
  });
  const to =
    moves.address && address !== null
      ? [{ text: `To ${address.line1}, ${address.city}`, difference: null }]
      : [];
  const way =
    moves.delivery || deliveryDifference.minor !== 0
      ? [
          {
            text: moves.delivery ? `Delivery: ${delivery.label}` : 'Delivery',
            difference: deliveryDifference,
          },
        ]
      : [];
  return [...lines, ...to, ...way];
}

const less = (money: MoneyDto, minor: number): string => formatMoney({ ...money, minor });

/** What it means for the shopper's money, once it is made. */
export function moneyWords({ difference, money }: OrderEditDto): string {
  if (difference.minor > 0)
    return money?.toAuthorise
      ? `Your bank is asked to keep ${formatMoney(money.toAuthorise)} ready for the whole order, in place of what it keeps now. Your card is charged when we send it.`
      : 'Your card is charged when we send it.';
  if (difference.minor === 0) return 'The total stays the same.';
  const back = money?.backToStored.minor ?? 0;
  const offCard = -difference.minor - back;
  const parts = [
    ...(offCard > 0
      ? [`Your card is charged ${less(difference, offCard)} less when we send your order.`]
      : []),
    ...(back > 0 ? [`${less(difference, back)} goes back to your gift card or store credit.`] : []),
  ];
  return parts.join(' ');
}

/** What became of a change that was made, in a sentence. */
export function madeWords({ by, difference }: OrderEditDto): string {
  const who = by === 'staff' ? 'We changed your order.' : 'Your order is changed.';
  if (difference.minor === 0) return `${who} The total is the same.`;
  const sum = less(difference, Math.abs(difference.minor));
  return `${who} It costs ${sum} ${difference.minor > 0 ? 'more' : 'less'}.`;
}
