/** What an order's payment looks like before its total changes; all in minor units. */
export interface PaidSoFar {
  /** Paid by gift cards and store credit. */
  readonly storedMinor: number;
  /** Shares of parcels that are packed or gone: taken from the card, or about to be. */
  readonly takenMinor: number;
  /** What the bank still keeps ready. */
  readonly heldMinor: number;
}

export interface EditMoney {
  /** What the card pays for the order in all. */
  readonly cardMinor: number;
  /** What goes back to gift cards and credit, because the total is below what they paid. */
  readonly backToStoredMinor: number;
  /** What is still to be taken from the card, parcel by parcel. */
  readonly openMinor: number;
  /** What the bank has to agree to beyond what it keeps ready. Zero: nobody is asked. */
  readonly chargeMinor: number;
  /** What was taken from the card already and goes back. */
  readonly refundMinor: number;
}

/**
 * What a new total means for the money. A lower one is taken off what is not captured yet, since what was
 * never taken need not go back; only what lies below it is refunded. `taken + open - refund` is what the
 * card pays, and that and what stays on gift cards is the total.
 */
export function moneyOfEdit(totalMinor: number, paid: PaidSoFar): EditMoney {
  for (const minor of [totalMinor, paid.storedMinor, paid.takenMinor, paid.heldMinor])
    if (!Number.isSafeInteger(minor) || minor < 0) throw new RangeError(`not a sum: ${minor}`);
  const cardMinor = Math.max(0, totalMinor - paid.storedMinor);
  const openMinor = Math.max(0, cardMinor - paid.takenMinor);
  return {
    cardMinor,
    backToStoredMinor: Math.max(0, paid.storedMinor - totalMinor),
    openMinor,
    chargeMinor: Math.max(0, openMinor - paid.heldMinor),
    refundMinor: Math.max(0, paid.takenMinor - cardMinor),
  };
}
