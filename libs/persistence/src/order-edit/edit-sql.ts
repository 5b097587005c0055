const money = (minor: string): string =>
  `jsonb_build_object('minor', ${minor}, 'currency', o.currency)`;

/** Shipments whose units nobody takes out any more. */
const BEYOND = `s.state not in ('planned', 'picking', 'cancelled')`;

export const TO_EDIT_SQL = `
  select o.id, o.number, o.state, o.version, o.market, o.currency, o.email, o.placed_at as "placedAt",
    o.shipping_address as address, o.delivery, o.receipt, o.price_receipt as "priceReceipt",
    jsonb_build_object('items', ${money('o.items_minor')}, 'discount', ${money('o.discount_minor')},
      'shipping', ${money('o.shipping_minor')}, 'tax', ${money('o.tax_minor')},
      'total', ${money('o.total_minor')}) as totals,
    coalesce((select jsonb_agg(jsonb_build_object('id', l.id, 'variantId', l.variant_id,
        'productId', l.product_id, 'sku', l.sku, 'title', l.title, 'variantTitle', l.variant_title,
        'image', l.image, 'quantity', l.quantity, 'unitMinor', l.unit_minor, 'discountMinor', l.discount_minor,
        'taxMinor', l.tax_minor, 'totalMinor', l.total_minor) order by l.position)
      from ordering.line l where l.order_id = o.id), '[]') as lines,
    coalesce((select jsonb_agg(s.state order by s.position) from fulfilment.shipment s
      where s.order_id = o.id), '[]') as shipments,
    coalesce((select jsonb_agg(jsonb_build_object('lineId', x.id, 'units', x.units)) from (
      select l.id, case when bool_and(p.variant_id = l.variant_id) then sum(p.quantity)::int
        else l.quantity end as units
      from fulfilment.shipment s join fulfilment.shipment_part p on p.shipment_id = s.id
      join ordering.line l on l.id = p.order_line_id
      where s.order_id = o.id and ${BEYOND} group by l.id) x), '[]') as packed,
    jsonb_build_object(
      'storedMinor', coalesce((select -sum(e.amount_minor) from payment.stored_value_entry e
        where e.order_id = o.id), 0),
      'takenMinor', coalesce((select sum(s.amount_minor) from fulfilment.shipment s
        where s.order_id = o.id and ${BEYOND}), 0),
      'heldMinor', coalesce((select p.amount_minor - coalesce((
          select sum(s.amount_minor) from fulfilment.shipment s
          join payment.ledger_transaction t on t.key = 'capture/' || s.id
          join payment.ledger_transaction r on r.key = 'capture-request/' || s.id || '/' || p.attempt
          where s.order_id = o.id), 0)
        from payment.payment p where p.order_id = o.id and p.state = 'authorised'
        order by p.attempt desc limit 1), 0)) as paid,
    o.refunded_minor > 0 as "isRefunded",
    (select count(*)::int + 1 from ordering.receipt_version v where v.order_id = o.id) as "receiptVersion"
  from ordering."order" o where o.id = cast($orderId as uuid)`;

/** How long what was previewed may still be agreed to. */
const HOLDS_FOR = `interval '15 minutes'`;

export const EDIT_COLUMNS = `e.id, e.order_id as "orderId", e.actor, e.requested_by as "requestedBy",
  e.requested_name as "requestedName", e.note,
  e.state, e.changes, e.quote, e.base_version as "baseVersion",
  cast(e.difference_minor as double precision) as "differenceMinor", e.currency, e.reason,
  to_json(e.pay_by) #>> '{}' as "payBy", e.version, to_json(e.created_at) #>> '{}' as "createdAt",
  to_json(e.applied_at) #>> '{}' as "appliedAt",
  e.state = 'previewed' and e.updated_at < now() - ${HOLDS_FOR} as expired,
  (select jsonb_build_object('state', c.state, 'declineCode', c.decline_code)
    from payment.edit_charge c where c.edit_id = e.id order by c.try desc limit 1) as charge`;

export const INSERT_EDIT_SQL = `
  insert into ordering.order_edit (id, order_id, actor, requested_by, requested_name, note, changes, quote, base_version,
    difference_minor, currency)
  values (cast($id as uuid), cast($orderId as uuid), $actor, cast($requestedBy as text),
    cast($requestedName as text), cast($note as text), cast($changes as jsonb), cast($quote as jsonb),
    cast($baseVersion as integer), cast($differenceMinor as bigint), $currency)
  returning id`;
