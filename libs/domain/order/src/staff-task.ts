/** What a run asks a person for, and what that person should do. Never renamed: rows hold the kind. */
export const STAFF_TASKS = {
  nothing_to_ship: 'A confirmed order has no stock allocated to it. Allocate some, or cancel it.',
  label_refused: 'The carrier sells no label for this parcel. Check the address with the shopper.',
  payment_missing:
    'The bank no longer pays for this parcel. Ask the shopper for another card, or cancel it.',
  parcel_lost:
    'The carrier has lost this parcel, or said nothing for too long. Send it again or refund it.',
  parcel_returned: 'The carrier is bringing this parcel back. Refund it or send it again.',
  parcel_not_resent:
    'This parcel was to be sent again, but its items are sold out by now. Refund it, or wait for stock.',
  parcel_turned_up:
    'This parcel was made good and is there after all. Agree with the shopper what becomes of it.',
  not_collected: 'Nobody came for this order. Put it back on the shelf.',
  shipment_refund:
    'What was paid for this parcel could not be given back by itself. Look at its refunds, then refund the rest.',
  shipment_stuck: 'The run of a shipment has failed. Look why; any news starts it again.',
  undo_stuck: 'Something could not be undone for a long while. It is still being tried: look why.',
  payment_without_order:
    'The bank keeps money for a payment that no order knows. Look for the order, then void the payment.',
  refund_failed:
    'The provider will not give this money back. Look why, then try again or pay it back another way.',
  refund_waiting: 'Somebody asked for a refund above their limit. Approve or refuse it.',
  return_to_decide: 'A shopper wants to send something back. Approve or refuse it.',
  return_label_refused:
    'No carrier sells a label for this return. Find another way with the shopper, then receive it.',
  return_lost:
    'A return is on its way for too long. Ask the carrier; receive it as missing if it is gone.',
  return_settled_before:
    'A return was settled while its money had been given back already. Check that the shopper got it once.',
  tax_not_reversed:
    'The tax service cannot find this sale under its number. Take its tax back in the service’s own reports, by our order.',
  payment_disputed:
    'The cardholder told their bank to take a payment back. Answer with proof of delivery in time.',
  run_overdue: 'An order’s run waits past its time. Look at what it waits for.',
} as const;
export type StaffTaskKind = keyof typeof STAFF_TASKS;

export const STAFF_TASK_KINDS = Object.keys(STAFF_TASKS) as StaffTaskKind[];

export const isStaffTaskKind = (text: string): text is StaffTaskKind =>
  Object.hasOwn(STAFF_TASKS, text);
