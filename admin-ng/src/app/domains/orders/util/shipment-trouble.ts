/** Why a shipment did not do what it was asked for, by the problem's code. */
export function whyNotAsked(code: string | null): string {
  switch (code) {
    case 'SHIPMENT_MOVED_ON':
      return 'This shipment has moved on meanwhile. Here is where it stands now.';
    case 'SHIPMENT_GONE':
      return 'It has left our hands already, so nothing was called off. Once it has arrived the shopper can send it back.';
    case 'SHIPMENT_MADE_GOOD':
      return 'A colleague made this parcel good in another way. Here is how it stands now.';
    case 'OUT_OF_STOCK':
      return 'There is not enough on the shelves to send it again. Refund it, or wait for stock.';
    case 'REFUND_NOT_POSSIBLE':
      return 'This much cannot be given back any more. Look at the order’s refunds below.';
    default:
      return 'That did not work. Nothing was changed; please try again.';
  }
}
