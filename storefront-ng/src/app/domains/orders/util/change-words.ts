import type { MoneyDto, OrderEditDto } from '@green-apple/contracts-http';
import { changedLineWords } from '@green-apple/domain-order';
import type { Words } from '../../shared/util-language/words.ts';
import { deliveryName } from '../../shared/util-words/receipt-words.ts';

/** One thing that a change does, with what it costs more or less. */
export interface ChangeRow {
  readonly text: string;
  readonly difference: MoneyDto | null;
}

/** Everything that a change does, in plain words. The differences sum up to the change's own. */
export function changeRows(edit: OrderEditDto, words: Words): ChangeRow[] {
  const { moves, address, delivery, deliveryDifference } = edit;
  const lines = edit.lines.flatMap(({ difference, ...line }): ChangeRow[] => {
    const text = changedLineWords(line, words.language);
    if (text !== null) return [{ text, difference }];
    return difference.minor === 0
      ? []
      : [{ text: words.say('{title}: another price', { title: line.title }), difference }];
  });
  const to =
    moves.address && address !== null
      ? [
          {
            text: words.say('To {street}, {city}', { street: address.line1, city: address.city }),
            difference: null,
          },
        ]
      : [];
  const way =
    moves.delivery || deliveryDifference.minor !== 0
      ? [
          {
            text: moves.delivery
              ? words.say('Delivery: {way}', { way: deliveryName(delivery, words) })
              : words.say('Delivery'),
            difference: deliveryDifference,
          },
        ]
      : [];
  return [...lines, ...to, ...way];
}

const less = (money: MoneyDto, minor: number, words: Words): string =>
  words.money({ ...money, minor });

/** What it means for the shopper's money, once it is made. */
export function moneyWords({ difference, money }: OrderEditDto, words: Words): string {
  if (difference.minor > 0)
    return money?.toAuthorise
      ? words.say(
          'Your bank is asked to keep {sum} ready for the whole order, in place of what it keeps now. Your card is charged when we send it.',
          { sum: words.money(money.toAuthorise) },
        )
      : words.say('Your card is charged when we send it.');
  if (difference.minor === 0) return words.say('The total stays the same.');
  const back = money?.backToStored.minor ?? 0;
  const offCard = -difference.minor - back;
  const parts = [
    ...(offCard > 0
      ? [
          words.say('Your card is charged {sum} less when we send your order.', {
            sum: less(difference, offCard, words),
          }),
        ]
      : []),
    ...(back > 0
      ? [
          words.say('{sum} goes back to your gift card or store credit.', {
            sum: less(difference, back, words),
          }),
        ]
      : []),
  ];
  return parts.join(' ');
}

/** What became of a change that was made, in a sentence. */
export function madeWords({ by, difference }: OrderEditDto, words: Words): string {
  const who = words.say(by === 'staff' ? 'We changed your order.' : 'Your order is changed.');
  if (difference.minor === 0) return `${who} ${words.say('The total is the same.')}`;
  const sum = less(difference, Math.abs(difference.minor), words);
  const costs = difference.minor > 0 ? 'It costs {sum} more.' : 'It costs {sum} less.';
  return `${who} ${words.say(costs, { sum })}`;
}
