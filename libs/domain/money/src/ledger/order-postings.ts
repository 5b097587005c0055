import { add, times, type Money } from '../money.ts';
import type { Account, StoredValue } from './account.ts';
import { posting, type Booking, type LedgerEntry, type Posting } from './posting.ts';

const debit = (account: Account, amount: Money): LedgerEntry => ({ account, amount });
const credit = (account: Account, amount: Money): LedgerEntry => ({
  account,
  amount: times(amount, -1),
});

/** The parts of what is sold, or taken back: goods after all discounts, delivery, tax. */
export interface SaleParts {
  readonly goods: Money;
  readonly shipping: Money;
  readonly tax: Money;
}

export interface Amount extends Booking {
  readonly amount: Money;
}

/** An order, or an addition to one, is sold: the shopper owes its total. */
export const sold = (booking: Booking, { goods, shipping, tax }: SaleParts): Posting =>
  posting('sale', booking, [
    debit('customer', add(add(goods, shipping), tax)),
    credit('goods_revenue', goods),
    credit('shipping_revenue', shipping),
    credit('tax_payable', tax),
  ]);

/** A sold order is changed before it leaves: each part by what it grew, below zero by what it shrank. */
export const amended = (booking: Booking, parts: SaleParts): Posting => ({
  ...sold(booking, parts),
  kind: 'amendment',
});

/** Goods come back, or are cancelled: the shopper owes that much less. */
export const credited = (booking: Booking, { goods, shipping, tax }: SaleParts): Posting =>
  posting('credit', booking, [
    debit('sales_returns', goods),
    debit('shipping_returns', shipping),
    debit('tax_payable', tax),
    credit('customer', add(add(goods, shipping), tax)),
  ]);

/** Given for nothing, to make up for trouble. */
export const goodwill = ({ amount, ...booking }: Amount): Posting =>
  posting('goodwill', booking, [debit('goodwill', amount), credit('customer', amount)]);

/** Paid with a gift card or with store credit. */
export const tendered = ({ amount, ...booking }: Amount, from: StoredValue): Posting =>
  posting('tender', booking, [debit(from, amount), credit('customer', amount)]);

/** Given back as gift card balance or store credit. */
export const returnedToTender = ({ amount, ...booking }: Amount, to: StoredValue): Posting =>
  posting('tender_return', booking, [debit('customer', amount), credit(to, amount)]);

/** The bank keeps the amount ready for us. */
export const authorised = ({ amount, ...booking }: Amount): Posting =>
  posting('authorisation', booking, [
    debit('card_holds', amount),
    credit('card_holds_clearing', amount),
  ]);

/** The bank no longer keeps it ready: voided, expired, or what a last capture left over. */
export const holdReleased = ({ amount, ...booking }: Amount): Posting =>
  posting('hold_release', booking, [
    debit('card_holds_clearing', amount),
    credit('card_holds', amount),
  ]);
