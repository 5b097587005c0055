/** A refund of shipment `s` that waits for a second person's word. */
export const REFUND_WAITS = `exists (select from payment.refund w
  where w.order_id = s.order_id and w.source_kind = 'shipment' and w.source_id = cast(s.id as text)
    and w.state = 'awaiting_approval')`;

/** What is done about shipment `s`, as far as nobody has to agree to it any more. */
export const MADE_GOOD = `case when s.made_good = 'resend' or not ${REFUND_WAITS} then s.made_good end`;

/** The same for runs: what is to be sent again is done once its goods are taken. */
export const MADE_GOOD_FOR_RUNS = `case when s.made_good = 'refund' or s.replaced_by is not null then ${MADE_GOOD} end`;
