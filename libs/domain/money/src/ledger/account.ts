/**
 * Accounts of the money ledger. A positive amount is a debit (we have, or somebody owes us), a negative one a
 * credit. `customer` is what shoppers still owe: an order's amount due is the sum of its entries there.
 */
export const ACCOUNTS = [
  'customer',
  'goods_revenue',
  'shipping_revenue',
  'tax_payable',
  'sales_returns',
  'shipping_returns',
  'goodwill',
  'gift_cards',
  'store_credit',
  'provider_balance',
  'provider_fees',
  'dispute_losses',
  'card_holds',
  'card_holds_clearing',
  'capture_clearing',
  'refund_clearing',
  'dispute_clearing',
] as const;
export type Account = (typeof ACCOUNTS)[number];

/** Accounts on which money only passes: each is back at zero when nothing is on its way. */
export const CLEARING_ACCOUNTS = [
  'card_holds',
  'card_holds_clearing',
  'capture_clearing',
  'refund_clearing',
  'dispute_clearing',
] as const satisfies readonly Account[];

/** Money that shoppers hold with us; an order can be paid from it. */
export type StoredValue = 'gift_cards' | 'store_credit';
