import fc from 'fast-check';
import { money, type Money } from '../money.ts';
import { CLEARING_ACCOUNTS } from './account.ts';
import {
  captured,
  captureFailed,
  captureRequested,
  disputeLost,
  disputeOpened,
  disputeWon,
  feeCharged,
  refunded,
  refundFailed,
  refundRequested,
} from './card-postings.ts';
import {
  authorised,
  credited,
  goodwill,
  holdReleased,
  returnedToTender,
  sold,
  tendered,
} from './order-postings.ts';
import { amountDue, balanceOf, isBalanced, posting, type Posting } from './posting.ts';

const usd = (minor: number): Money => money(minor, 'USD');
const booking = { key: 'k', orderId: 'order-1' };
const entriesOf = (postings: readonly Posting[]) => postings.flatMap(({ entries }) => entries);
const due = (...postings: Posting[]): number => amountDue(entriesOf(postings), 'USD').minor;
const of = (minor: number) => ({ ...booking, amount: usd(minor) });
const sale = sold(booking, { goods: usd(4320), shipping: usd(595), tax: usd(216) });

describe('what a shopper owes', () => {
  it('is the total once it is sold, and nothing once it is paid', () => {
    expect(due(sale)).toBe(5131);
    expect(due(sale, captureRequested(of(5131)), captured(of(5131)))).toBe(0);
  });

  it('does not change by what the bank keeps ready', () => {
    expect(due(sale, authorised(of(5131)))).toBe(5131);
  });

  it('is the rest after the first of two parcels', () => {
    expect(due(sale, captureRequested(of(3000)), captured(of(3000)))).toBe(2131);
  });

  it('is owed again when the bank did not pay after all', () => {
    expect(due(sale, captureRequested(of(5131)), captureFailed(of(5131)))).toBe(5131);
  });

  it('can be paid from a gift card and given back to it', () => {
    expect(due(sale, tendered(of(1000), 'gift_cards'))).toBe(4131);
    const back = returnedToTender(of(1000), 'gift_cards');
    expect(due(sale, tendered(of(1000), 'gift_cards'), back)).toBe(5131);
  });

  it('is below zero when goods came back, until the money went out', () => {
    const paid = [sale, captureRequested(of(5131)), captured(of(5131))];
    const back = credited(booking, { goods: usd(1000), shipping: usd(0), tax: usd(50) });
    expect(due(...paid, back)).toBe(-1050);
    expect(due(...paid, back, refundRequested(of(1050)), refunded(of(1050)))).toBe(0);
    expect(due(...paid, back, refundRequested(of(1050)), refundFailed(of(1050)))).toBe(-1050);
    expect(due(...paid, goodwill(of(500)))).toBe(-500);
  });
});

describe('a posting', () => {
  it('that does not balance is refused', () => {
    const lopsided = [{ account: 'customer', amount: usd(1) } as const];
    expect(() => posting('sale', booking, lopsided)).toThrowError(RangeError);
  });

  it('balances in each currency by itself', () => {
    expect(
      isBalanced([
        { account: 'customer', amount: usd(5) },
        { account: 'goods_revenue', amount: money(-5, 'EUR') },
      ]),
    ).toBeFalse();
  });

  it('leaves out what is nothing', () => {
    const { entries } = sold(booking, { goods: usd(100), shipping: usd(0), tax: usd(0) });
    expect(entries.map(({ account }) => account)).toEqual(['customer', 'goods_revenue']);
  });

  const amount = fc.integer({ min: 0, max: 10_000_000 });
  it('balances, whatever it is about', () => {
    fc.assert(
      fc.property(amount, amount, amount, (goods, shipping, tax) => {
        const parts = { goods: usd(goods), shipping: usd(shipping), tax: usd(tax) };
        const all = [sold(booking, parts), credited(booking, parts), feeCharged(of(goods))];
        expect(all.every(({ entries }) => isBalanced(entries))).toBeTrue();
      }),
    );
  });
});

describe('the whole life of an order’s money', () => {
  interface Life {
    readonly parcels: readonly { readonly amount: number; readonly fails: boolean }[];
    readonly refundShare: number;
    readonly dispute: 'none' | 'won' | 'lost';
  }
  const life = fc.record({
    parcels: fc.array(
      fc.record({ amount: fc.integer({ min: 1, max: 100_000 }), fails: fc.boolean() }),
      { minLength: 1, maxLength: 6 },
    ),
    refundShare: fc.integer({ min: 0, max: 100 }),
    dispute: fc.constantFrom('none' as const, 'won' as const, 'lost' as const),
  });

  function postingsOf({ parcels, refundShare, dispute }: Life): readonly Posting[] {
    const total = parcels.reduce((all, { amount }) => all + amount, 0);
    const paid = parcels.reduce((all, { amount, fails }) => all + (fails ? 0 : amount), 0);
    const back = Math.floor((paid * refundShare) / 100);
    return [
      sold(booking, { goods: usd(total), shipping: usd(0), tax: usd(0) }),
      authorised(of(total)),
      ...parcels.flatMap(({ amount, fails }) => [
        captureRequested(of(amount)),
        fails ? captureFailed(of(amount)) : captured(of(amount)),
      ]),
      holdReleased(of(total - paid)),
      credited(booking, { goods: usd(back), shipping: usd(0), tax: usd(0) }),
      refundRequested(of(back)),
      refunded(of(back)),
      ...(dispute === 'none' ? [] : [disputeOpened(of(paid - back))]),
      ...(dispute === 'won' ? [disputeWon(of(paid - back))] : []),
      ...(dispute === 'lost' ? [disputeLost(of(paid - back))] : []),
    ];
  }

  it('leaves every clearing account at zero, and the books in balance after every step', () => {
    fc.assert(
      fc.property(life, (lived) => {
        const postings = postingsOf(lived);
        for (let step = 1; step <= postings.length; step++)
          expect(isBalanced(entriesOf(postings.slice(0, step)))).toBeTrue();
        for (const account of CLEARING_ACCOUNTS)
          expect(balanceOf(entriesOf(postings), account, 'USD').minor).toBe(0);
      }),
      { numRuns: 500 },
    );
  });

  it('owes exactly the parcels that were not paid', () => {
    fc.assert(
      fc.property(life, (lived) => {
        const open = lived.parcels.reduce(
          (all, { amount, fails }) => all + (fails ? amount : 0),
          0,
        );
        expect(due(...postingsOf(lived))).toBe(open);
      }),
    );
  });
});
