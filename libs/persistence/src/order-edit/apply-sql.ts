/** The edit that somebody agreed to and that is not settled; the row is locked. */
export const OPEN_EDIT_SQL = `
  select e.id from ordering.order_edit e
  where e.order_id = cast($orderId as uuid) and e.state in ('applying', 'awaiting_payment')
  order by e.created_at limit 1 for update`;

export const KEEP_RECEIPT_SQL = `
  insert into ordering.receipt_version (order_id, version, total_minor, document, edit_id)
  select o.id, cast($version as integer), o.total_minor, jsonb_build_object('receipt', o.receipt,
      'priceReceipt', o.price_receipt, 'address', o.shipping_address, 'delivery', o.delivery,
      'dueMinor', o.due_minor, 'lines', (select jsonb_agg(to_jsonb(l) order by l.position)
        from ordering.line l where l.order_id = o.id)),
    cast($editId as uuid)
  from ordering."order" o where o.id = cast($orderId as uuid) returning version`;

/** What was agreed to becomes the order. */
export const REWRITE_ORDER_SQL = `
  with line as (
    select * from jsonb_to_recordset(cast($lines as jsonb)) as l(id uuid, "variantId" uuid, "productId" uuid,
      sku text, title text, "variantTitle" text, image jsonb, quantity integer, "unitMinor" bigint,
      "discountMinor" bigint, "taxMinor" bigint, "totalMinor" bigint)),
  gone as (
    delete from ordering.line o where o.order_id = cast($orderId as uuid) and o.id not in (select id from line)),
  kept as (
    update ordering.line o set quantity = l.quantity, unit_minor = l."unitMinor",
      discount_minor = l."discountMinor", tax_minor = l."taxMinor", total_minor = l."totalMinor"
    from line l where o.id = l.id and o.order_id = cast($orderId as uuid)),
  new_lines as (
    insert into ordering.line (id, order_id, position, variant_id, product_id, sku, title, variant_title, image,
      quantity, unit_minor, discount_minor, tax_minor, total_minor)
    select l.id, cast($orderId as uuid), (select max(position) from ordering.line o
        where o.order_id = cast($orderId as uuid)) + row_number() over (order by l.sku, l.id),
      l."variantId", l."productId", l.sku, l.title, l."variantTitle", l.image, l.quantity, l."unitMinor",
      l."discountMinor", l."taxMinor", l."totalMinor"
    from line l where l.id not in (select o.id from ordering.line o where o.order_id = cast($orderId as uuid))),
  taxed as (
    update ordering.order_edit e set former_tax_ref = o.tax_transaction_ref, state = 'applied', applied_at = now(),
      version = e.version + 1, updated_at = now()
    from ordering."order" o where e.id = cast($editId as uuid) and o.id = e.order_id)
  update ordering."order" set items_minor = cast($items as bigint), discount_minor = cast($discount as bigint),
    shipping_minor = cast($shipping as bigint), tax_minor = cast($tax as bigint),
    total_minor = cast($total as bigint), due_minor = cast($due as bigint), receipt = cast($receipt as jsonb),
    price_receipt = cast($priceReceipt as jsonb), shipping_address = cast($address as jsonb),
    delivery = cast($delivery as jsonb), tax_calculation_ref = cast($taxRef as text), tax_transaction_ref = null,
    version = version + 1, updated_at = now()
  where id = cast($orderId as uuid)
  returning version`;

/** Open parcels and what is in them, for their new shares. */
export const OPEN_PARCELS_SQL = `
  select s.id as "shipmentId", coalesce((select jsonb_agg(jsonb_build_object('lineId', p.order_line_id,
      'units', p.quantity)) from fulfilment.shipment_part p where p.shipment_id = s.id), '[]') as parts
  from fulfilment.shipment s
  where s.order_id = cast($orderId as uuid) and s.state in ('planned', 'picking') order by s.position for update`;

/** Units that no parcel holds yet, and those that come later. */
export const UNPARCELLED_SQL = `
  select r.order_line_id as "lineId", cast(sum(r.quantity - r.shipped - coalesce((
      select sum(p.quantity) from fulfilment.shipment_part p
      join fulfilment.shipment s on s.id = p.shipment_id
      where p.reservation_id = r.id and s.state in ('planned', 'picking', 'packed')), 0)) as integer) as units
  from inventory.reservation r
  where r.order_id = cast($orderId as uuid) and r.state = 'allocated' group by r.order_line_id
  union all
  select order_line_id, quantity - filled from inventory.backorder_claim
  where order_id = cast($orderId as uuid) and state = 'waiting'`;

export const RESHARE_SQL = `
  with share as (
    select * from jsonb_to_recordset(cast($shares as jsonb)) as s(id uuid, minor bigint, empty boolean)),
  called_off as (
    insert into fulfilment.instruction (shipment_id, seq, kind, given_by)
    select s.id, coalesce((select max(i.seq) from fulfilment.instruction i where i.shipment_id = s.id), 0) + 1,
      'cancel', 'edit/' || cast($editId as text)
    from share s where s.empty)
  update fulfilment.shipment f set amount_minor = s.minor, version = f.version + 1, updated_at = now(),
    called_off_at = case when s.empty then coalesce(f.called_off_at, now()) else f.called_off_at end
  from share s where f.id = s.id returning f.id`;

/** Campaigns pay what their offers take now; a use once counted stays one. */
export const RESPEND_SQL = `
  with offer as (
    select * from jsonb_to_recordset(cast($offers as jsonb)) as o("promotionId" text, minor bigint)),
  used as (
    select r.promotion_id, r.campaign_id, r.amount_minor as before, coalesce(o.minor, 0) as minor
    from promotion.redemption r left join offer o on o."promotionId" = cast(r.promotion_id as text)
    where r.order_id = cast($orderId as uuid)),
  noted as (
    update promotion.redemption r set amount_minor = u.minor from used u
    where r.order_id = cast($orderId as uuid) and r.promotion_id = u.promotion_id and u.minor < u.before)
  update promotion.campaign c set spent_minor = c.spent_minor - x.less
  from (select campaign_id, sum(before - minor) as less from used where minor < before and campaign_id is not null
    group by campaign_id) x
  where c.id = x.campaign_id returning c.id`;

export const END_EDIT_SQL = `
  update ordering.order_edit set state = $state, reason = cast($reason as text), version = version + 1,
    updated_at = now()
  where id = cast($editId as uuid) and state in ('applying', 'awaiting_payment') returning order_id`;

export const AWAIT_PAYMENT_SQL = `
  update ordering.order_edit set state = 'awaiting_payment', pay_by = cast($until as timestamptz),
    version = version + 1, updated_at = now()
  where id = cast($editId as uuid) and state = 'applying' returning order_id`;
