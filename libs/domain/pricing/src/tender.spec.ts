import { money } from '@green-apple/domain-money';
import fc from 'fast-check';
import { payWith, type StoredValue } from './tender.ts';

const card = (
  id: string,
  balanceMinor: number,
  change: Partial<StoredValue> = {},
): StoredValue => ({
  id,
  kind: 'gift-card',
  label: `Gift card ${id}`,
  currency: 'USD',
  balanceMinor,
  expiresAt: null,
  ...change,
});
const pay = (minor: number, ...values: readonly StoredValue[]) => {
  const { parts, due } = payWith(money(minor, 'USD'), values);
  return [...parts.map((part) => `${part.id} ${part.minor}`), `due ${due.minor}`];
};

describe('paying with gift cards and store credit', () => {
  it('leaves the rest to the card', () => {
    expect(pay(5000, card('a', 2000))).toEqual(['a 2000', 'due 3000']);
  });
  it('leaves nothing to the card when they cover it', () => {
    expect(pay(1500, card('a', 2000))).toEqual(['a 1500', 'due 0']);
  });
  it('takes nothing from money of another currency', () => {
    expect(pay(5000, card('a', 2000, { currency: 'EUR' }), card('b', 700))).toEqual([
      'b 700',
      'due 4300',
    ]);
  });
  it('takes store credit first, then what ends soonest', () => {
    const values = [
      card('b', 1000),
      card('a', 1000, { expiresAt: '2027-01-01T00:00:00Z' }),
      card('c', 500, { kind: 'store-credit' }),
    ];
    expect(pay(2000, ...values)).toEqual(['c 500', 'a 1000', 'b 500', 'due 0']);
  });
  it('passes over what is empty', () => {
    expect(pay(100, card('a', 0), card('b', 40))).toEqual(['b 40', 'due 60']);
  });
  // medusajs/medusa#12226, #12429: a total of nothing must end without a card, and without a leftover cent.
  it('asks for nothing when everything was given away', () => {
    expect(pay(0, card('a', 2000))).toEqual(['due 0']);
  });

  it('sums to the total, whatever there is', () => {
    fc.assert(
      fc.property(
        fc.nat(100_000),
        fc.array(fc.nat(50_000), { maxLength: 6 }),
        (total, balances) => {
          const values = balances.map((balance, index) => card(String(index), balance));
          const { parts, due } = payWith(money(total, 'USD'), values);
          return (
            due.minor >= 0 &&
            parts.every(({ id, minor }) => minor > 0 && minor <= (balances[Number(id)] ?? 0)) &&
            parts.reduce((all, { minor }) => all + minor, due.minor) === total
          );
        },
      ),
    );
    expect().nothing();
  });
});
