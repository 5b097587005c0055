import { titleInOrder } from '../order/title-sql.ts';

/** Whoever asks for a return of an order waits here for those who asked before; the count is its position. */
export const OPEN_BOOK_SQL = `
  insert into returns.book as b (order_id, returns) values (cast($orderId as uuid), 1)
  on conflict (order_id) do update set returns = b.returns + 1 returning returns as position`;

export const GROUND_SQL = `
  select o.number as "orderNumber", o.market, o.currency,
    coalesce((select jsonb_agg(jsonb_build_object('lineId', s.order_line_id, 'title', ${titleInOrder('n.product_id', 's.title')},
        'variantTitle', s.variant_title, 'quantity', s.quantity, 'paidMinor', s.paid_minor,
        'locationId', s.location_id, 'delivered', s.delivered, 'taken', s.taken + s.delivered - s.may_return,
        'deliveredAt', cast(extract(epoch from s.delivered_at) * 1000 as bigint),
        'isGift', s.paid_minor = 0, 'rule', s.rule,
        'windowDays', s.window_days, 'labelBy', s.label_by) order by s.position)
      from returns.line_standing s join ordering.line n on n.id = s.order_line_id
      where s.order_id = o.id), '[]') as lines
  from ordering."order" o where o.id = cast($orderId as uuid) and o.confirmed_at is not null`;

export const BY_KEY_SQL = `
  select id, request_hash as hash from returns.request
  where order_id = cast($orderId as uuid) and request_key = $key`;

export const INSERT_RETURN_SQL = `
  with wish as (
    select w.*, row_number() over () as position from jsonb_to_recordset(cast($lines as jsonb))
      as w("lineId" uuid, quantity integer, reason text, opened boolean)),
  opened as (
    insert into returns.request (id, order_id, position, number, review, resolution, location_id, requested_by,
      request_key, request_hash, refund_id, label_by)
    values (cast($id as uuid), cast($orderId as uuid), cast($position as integer), $number,
      cast($review as text), $resolution, cast($locationId as uuid), $requestedBy, $key, $hash,
      cast($refundId as uuid), $labelBy)
    returning id),
  noted as (
    insert into returns.history (return_id, seq, from_state, to_state)
    select id, 1, null, 'requested' from opened),
  claimed as (
    insert into returns.claim as c (order_line_id, delivered, taken)
    select w."lineId", s.may_return, w.quantity
    from wish w join returns.line_standing s on s.order_line_id = w."lineId" order by 1
    on conflict (order_line_id) do update set delivered = excluded.delivered, taken = c.taken + excluded.taken)
  insert into returns.line (return_id, order_line_id, position, quantity, reason, opened)
  select o.id, w."lineId", w.position, w.quantity, w.reason, w.opened from opened o, wish w returning return_id`;

const time = (column: string): string => `to_json(${column}) #>> '{}'`;

const LINES = `coalesce((select jsonb_agg(jsonb_build_object('lineId', x.order_line_id,
    'title', ${titleInOrder('l.product_id', 'l.title')},
    'variantTitle', l.variant_title, 'quantity', x.quantity, 'reason', x.reason, 'opened', x.opened,
    'productId', l.product_id, 'sku', l.sku, 'paid', jsonb_build_object('currency', o.currency,
      'minor', round((l.total_minor + l.tax_minor) * x.quantity::numeric / l.quantity)),
    'found', case when x.good is null then null else jsonb_build_object('good', x.good, 'damaged', x.damaged,
      'notAsDescribed', x.not_as_described, 'missing', x.missing, 'accepted', x.accepted) end) order by x.position)
  from returns.line x join ordering.line l on l.id = x.order_line_id where x.return_id = q.id), '[]')`;

const HISTORY = `coalesce((select jsonb_agg(jsonb_build_object('state', h.to_state, 'reason', h.reason, 'at', h.at)
  order by h.seq) from returns.history h where h.return_id = q.id), '[]')`;

export const RETURN_COLUMNS = `
  q.id, q.order_id as "orderId", o.number as "orderNumber", q.position, q.number, q.state, q.review, q.reason,
  q.resolution, q.label_by as "labelBy", w.name as place,
  concat_ws(', ', w.name, w.address ->> 'line1', w.address ->> 'city',
    concat_ws(' ', w.address ->> 'region', w.address ->> 'postalCode')) as "placeAddress", q.share_percent as "sharePercent", q.carrier, q.tracking_code as "trackingCode",
  q.tracking_url as "trackingUrl", q.label_url as "labelUrl", ${time('q.send_by')} as "sendBy",
  ${time('q.created_at')} as "createdAt", ${time('q.updated_at')} as "updatedAt",
  q.version + (select count(*)::int from returns.instruction i where i.return_id = q.id) as version,
  (select jsonb_build_object('state', f.state, 'minor', f.amount_minor, 'currency', f.currency)
    from payment.refund f where f.id = q.refund_id) as refund,
  a.kind as asked, a.body as "askedBody",
  (select count(*)::int from returns.instruction i where i.return_id = q.id) as "askedTimes",
  ${LINES} as lines, ${HISTORY} as history`;

export const RETURN_FROM = `
  returns.request q join ordering."order" o on o.id = q.order_id
  join inventory.location w on w.id = q.location_id
  left join lateral (select i.kind, i.body from returns.instruction i
    where i.return_id = q.id and i.given_at > q.updated_at order by i.seq desc limit 1) a on true`;

export const GIVE_SQL = `
  insert into returns.instruction (return_id, seq, kind, body, given_by)
  select cast($returnId as uuid), coalesce(cast($seq as integer), max(seq) + 1, 1), $kind, cast($body as jsonb), $givenBy
  from returns.instruction where return_id = cast($returnId as uuid) returning seq`;
