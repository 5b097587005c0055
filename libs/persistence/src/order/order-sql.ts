import { MADE_GOOD } from '../fulfilment/made-good-sql.ts';
import { titleInOrder } from './title-sql.ts';

/** The whole order in one statement: a place-order is a few round trips, not one per row. */
export const INSERT_ORDER_SQL = `
  with new_order as (
    insert into ordering."order" (id, number, cart_id, quote_id, session_hash, access_hash, state, market,
      region, currency, email, shipping_address, delivery, items_minor, discount_minor, shipping_minor,
      tax_minor, total_minor, receipt, tax_calculation_ref, hold_expires_at, price_receipt, due_minor,
      confirmed_age, locale)
    values (cast($id as uuid), $number, cast($cartId as uuid), cast($quoteId as uuid),
      cast($sessionHash as bytea), cast($accessHash as bytea), 'placed', $market, $region, $currency, $email,
      cast($address as jsonb), cast($delivery as jsonb), cast($itemsMinor as bigint),
      cast($discountMinor as bigint), cast($shippingMinor as bigint), cast($taxMinor as bigint),
      cast($totalMinor as bigint), cast($receipt as jsonb), cast($taxCalculationRef as text),
      cast($holdExpiresAt as timestamptz), cast($priceReceipt as jsonb),
      cast($dueMinor as bigint), cast($confirmedAge as integer), $locale)
    returning id),
  new_lines as (
    insert into ordering.line (id, order_id, position, variant_id, product_id, sku, title, variant_title,
      image, quantity, unit_minor, discount_minor, tax_minor, total_minor)
    select l.id, o.id, l.position, l."variantId", l."productId", l.sku, l.title, l."variantTitle", l.image,
      l.quantity, l."unitMinor", l."discountMinor", l."taxMinor", l."totalMinor"
    from new_order o, jsonb_to_recordset(cast($lines as jsonb)) as l(id uuid, position integer,
      "variantId" uuid, "productId" uuid, sku text, title text, "variantTitle" text, image jsonb,
      quantity integer, "unitMinor" bigint, "discountMinor" bigint, "taxMinor" bigint, "totalMinor" bigint)),
  new_history as (
    insert into ordering.history (order_id, seq, from_state, to_state)
    select id, 1, null, 'placed' from new_order),
  new_payment as (
    insert into payment.payment
      (id, order_id, attempt, provider, payment_method_ref, state, amount_minor, currency, idempotency_key)
    select cast($paymentId as uuid), id, 1, $provider, $methodRef, $paymentState,
      cast($dueMinor as bigint), $currency, $paymentKey from new_order),
  ordered as (
    update cart.cart set state = 'ordered', order_id = cast($id as uuid), version = version + 1,
      updated_at = now()
    where id = cast($cartId as uuid)),
  answered as (
    update platform.idempotency_key set status = cast($status as integer), response = cast($answer as jsonb)
    where scope = $scope and key = $key)
  select id from new_order`;

const money = (minor: string): string =>
  `jsonb_build_object('minor', ${minor}, 'currency', o.currency)`;
const time = (column: string): string => `to_json(${column}) #>> '{}'`;

/** Gift cards and credit that paid for the order, and what was left for the card. */
const TENDER = `jsonb_build_object('due', ${money('coalesce(o.due_minor, o.total_minor)')},
  'parts', coalesce((select jsonb_agg(jsonb_build_object('id', v.id, 'kind', v.kind, 'ending', v.ending,
      'minor', -e.amount_minor) order by e.id)
    from payment.stored_value_entry e join payment.stored_value v on v.id = e.stored_value_id
    where e.order_id = o.id and e.kind = 'debit'), '[]'))`;

const HISTORY = `coalesce((select jsonb_agg(jsonb_build_object('state', h.to_state, 'reason', h.reason,
    'at', h.at) order by h.seq) from ordering.history h where h.order_id = o.id), '[]')`;

const CANCEL_REQUESTED = `exists (select from ordering.cancel_request c
    where c.order_id = o.id and c.state = 'open') as "cancelRequested"`;

const TITLE = titleInOrder('l.product_id', 'l.title');

/** Parcels; of a bundle the line itself is named, once, not the items it is made of. */
const SHIPMENTS = `coalesce((select jsonb_agg(jsonb_build_object('id', s.id, 'position', s.position,
    'kind', s.kind, 'state', s.state, 'place', w.name, 'carrier', s.carrier, 'trackingCode', s.tracking_code,
    'trackingUrl', s.tracking_url, 'madeGood', ${MADE_GOOD}, 'updatedAt', s.updated_at,
    'lines', (select coalesce(jsonb_agg(jsonb_build_object('lineId', x.id, 'title', x.title,
        'quantity', x.quantity) order by x.position), '[]')
      from (select l.id, ${TITLE} as title, l.position, case when bool_and(p.variant_id = l.variant_id)
          then sum(p.quantity) else l.quantity end as quantity
        from fulfilment.shipment_part p join ordering.line l on l.id = p.order_line_id
        where p.shipment_id = s.id group by l.id) x)) order by s.position)
  from fulfilment.shipment s join inventory.location w on w.id = s.location_id
  where s.order_id = o.id), '[]')`;

/** Money that went back, or is on its way, and to what. */
const REFUNDS = `coalesce((select jsonb_agg(jsonb_build_object('id', r.id, 'position', r.position,
    'state', r.state, 'minor', r.amount_minor, 'settledAt', r.settled_at,
    'tenders', (select coalesce(jsonb_agg(jsonb_build_object('kind', t.kind, 'minor', t.amount_minor,
        'ending', v.ending) order by t.position), '[]')
      from payment.refund_tender t left join payment.stored_value v
        on v.id = t.target_id and t.kind in ('gift-card', 'store-credit')
      where t.refund_id = r.id)) order by r.position)
  from payment.refund r where r.order_id = o.id and r.state in ('approved', 'processing', 'settled', 'failed')),
  '[]')`;

/** Lots that units have left of, each once for a line. */
const LOTS = `coalesce((select jsonb_agg(distinct jsonb_build_object('lineId', r.order_line_id,
    'title', ${titleInOrder('p.id', 'p.title')},
    'slug', p.slug, 'code', t.code))
  from inventory.reservation r
  join inventory.reservation_lot c on c.reservation_id = r.id and c.shipped > 0
  join inventory.lot t on t.id = c.lot_id
  join catalog.variant v on v.id = r.variant_id
  join catalog.product p on p.id = v.product_id
  where r.order_id = o.id), '[]')`;

/** The newest change that was applied, or came to nothing. */
const LAST_EDIT = `(select jsonb_build_object('state', e.state, 'reason', e.reason,
    'differenceMinor', e.difference_minor, 'currency', e.currency,
    'lines', coalesce((select jsonb_agg(jsonb_build_object('title', l ->> 'title', 'quantity', p -> 'quantity'))
      from jsonb_array_elements(e.quote -> 'parts') p
      join jsonb_array_elements((e.quote -> 'lines') || (e.quote -> 'leaving')) l
        on coalesce(l ->> 'id', l ->> 'lineId') = p ->> 'lineId'
      where (p ->> 'quantity')::int <> 0), '[]'))
  from ordering.order_edit e where e.order_id = o.id and e.state not in ('previewed', 'applying')
  order by e.updated_at desc, e.id desc limit 1)`;

export const PROGRESS_SQL = `
  select o.id, o.number, o.state, o.state_reason as reason, o.version,
    ${time('o.hold_expires_at')} as "holdExpiresAt", ${HISTORY} as history, ${SHIPMENTS} as shipments,
    ${CANCEL_REQUESTED}
  from ordering."order" o where o.id = cast($id as uuid)`;

export const DETAIL_SQL = `
  select o.id, o.number, o.market, o.locale, o.state, o.state_reason as reason, o.version,
    ${time('o.hold_expires_at')} as "holdExpiresAt", ${HISTORY} as history, ${SHIPMENTS} as shipments, ${CANCEL_REQUESTED},
    ${time('o.placed_at')} as "placedAt", o.email, o.shipping_address as address, o.delivery, o.receipt, ${TENDER} as tender,
    ${REFUNDS} as refunds, ${LOTS} as lots, ${LAST_EDIT} as "lastEdit",
    jsonb_build_object('items', ${money('o.items_minor')}, 'discount', ${money('o.discount_minor')},
      'shipping', ${money('o.shipping_minor')}, 'tax', ${money('o.tax_minor')},
      'total', ${money('o.total_minor')}) as totals,
    coalesce((select jsonb_agg(jsonb_build_object('id', l.id, 'variantId', l.variant_id,
        'productId', l.product_id, 'sku', l.sku, 'title', ${TITLE}, 'variantTitle', l.variant_title,
        'image', l.image, 'quantity', l.quantity, 'unitPrice', ${money('l.unit_minor')},
        'discount', ${money('l.discount_minor')}, 'tax', ${money('l.tax_minor')},
        'total', ${money('l.total_minor')}, 'expectedOn', (select max(b.expected_on)
          from inventory.backorder_claim b
          where b.order_line_id = l.id and b.state in ('held', 'waiting'))) order by l.position)
      from ordering.line l where l.order_id = o.id), '[]') as lines
  from ordering."order" o where o.id = cast($id as uuid)`;

export const PLACED_SQL = `
  select o.id, o.number, o.state, ${money('o.total_minor')} as total
  from ordering."order" o
  where o.id = cast($id as uuid) and o.session_hash = cast($sessionHash as bytea)`;
