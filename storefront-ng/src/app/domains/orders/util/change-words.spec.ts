import type { OrderEditDto } from '@green-apple/contracts-http';
import { changeRows, madeWords, moneyWords } from './change-words.ts';
import { ENGLISH } from '../../shared/util-language/words.ts';

const usd = (minor: number) => ({ minor, currency: 'USD' as const });
const line = (title: string, quantityBefore: number, quantity: number, difference: number) => ({
  lineId: title,
  title,
  variantTitle: '',
  quantityBefore,
  quantity,
  unitPrice: usd(500),
  difference: usd(difference),
});
const edit = (change: Partial<OrderEditDto> = {}): OrderEditDto =>
  ({
    by: 'shopper',
    lines: [],
    moves: { address: false, delivery: false },
    address: { line1: '1 Orchard Lane', city: 'Springfield' },
    delivery: { label: 'Express' },
    deliveryDifference: usd(0),
    difference: usd(0),
    money: null,
    ...change,
  }) as OrderEditDto;
const sums = (toAuthorise: number | null, backToStored = 0): OrderEditDto['money'] => ({
  card: usd(0),
  toAuthorise: toAuthorise === null ? null : usd(toAuthorise),
  backToStored: usd(backToStored),
});

describe('a change of an order in words', () => {
  it('names what comes, goes and moves, with what each costs', () => {
    const rows = changeRows(
      edit({
        lines: [
          line('Tea', 1, 2, 500),
          line('Zinc', 1, 1, 0),
          line('Iron', 2, 0, -900),
          line('Oil', 3, 3, 40),
        ],
        moves: { address: true, delivery: true },
        deliveryDifference: usd(600),
      }),
      ENGLISH,
    );
    expect(rows).toEqual([
      { text: 'Tea: 2 instead of 1', difference: usd(500) },
      { text: 'Iron: taken out', difference: usd(-900) },
      { text: 'Oil: another price', difference: usd(40) },
      { text: 'To 1 Orchard Lane, Springfield', difference: null },
      { text: 'Delivery: Express', difference: usd(600) },
    ]);
  });

  it('says that delivery costs something else although its way stays', () => {
    expect(changeRows(edit({ deliveryDifference: usd(490) }), ENGLISH)).toEqual([
      { text: 'Delivery', difference: usd(490) },
    ]);
  });

  const cases: ReadonlyArray<[string, Partial<OrderEditDto>, string]> = [
    ['nothing', {}, 'The total stays the same.'],
    [
      'more that is there',
      { difference: usd(100), money: sums(null) },
      'Your card is charged when we send it.',
    ],
    [
      'more that the bank has to agree to',
      { difference: usd(100), money: sums(2100) },
      'Your bank is asked to keep $21.00 ready for the whole order, in place of what it keeps now. Your card is charged when we send it.',
    ],
    [
      'less for the card',
      { difference: usd(-300), money: sums(null) },
      'Your card is charged $3.00 less when we send your order.',
    ],
    [
      'less for card and gift card',
      { difference: usd(-300), money: sums(null, 100) },
      'Your card is charged $2.00 less when we send your order. $1.00 goes back to your gift card or store credit.',
    ],
  ];
  for (const [name, change, words] of cases)
    it(`says what is paid: ${name}`, () => {
      expect(moneyWords(edit(change), ENGLISH)).toBe(words);
    });

  it('says afterwards who made it and what it costs', () => {
    expect(madeWords(edit({ difference: usd(250) }), ENGLISH)).toBe(
      'Your order is changed. It costs $2.50 more.',
    );
    expect(madeWords(edit({ by: 'staff', difference: usd(-250) }), ENGLISH)).toBe(
      'We changed your order. It costs $2.50 less.',
    );
  });
});
