import { GIVEN_BACK } from '../fulfilment/capture-sql.ts';

/** Refunds of one order are booked one after the other; a statement of its own, so that the next sees them. */
export const LOCK_ORDER_SQL = `
  select id from ordering."order" where id = cast($orderId as uuid) for update`;

const POSTED = (key: string): string =>
  `exists (select from payment.ledger_transaction t where t.key = ${key})`;

/** The last payment that a shipment's share was asked from, and whether the answer was no. */
const ASKED = `
  select p.id as "paymentId", ${POSTED(`'capture-failure/' || s.id || '/' || p.attempt`)} as failed
  from payment.payment p
  where p.order_id = s.order_id and ${POSTED(`'capture-request/' || s.id || '/' || p.attempt`)}
  order by p.attempt desc limit 1`;

/** An order's receipt, all money that was paid for it, and what earlier refunds gave back. */
export const REFUND_GROUND_SQL = `
  with refund as (
    select r.* from payment.refund r where r.order_id = cast($orderId as uuid) and r.state <> 'refused'),
  shares as (
    select s.id as "shipmentId", s.amount_minor - b.kept as minor, b.kept, s.reduced_minor as reduced, a."paymentId",
      case when b."isBack" then 'open'
        when ${POSTED(`'capture/' || s.id`)} then 'taken'
        when a."paymentId" is not null and not a.failed then 'asked'
        else 'open' end as standing,
      array(select distinct cast(p.order_line_id as text) from fulfilment.shipment_part p
        where p.shipment_id = s.id) as "lineIds", s.position
    from fulfilment.shipment s left join lateral (${ASKED}) a on true cross join lateral (${GIVEN_BACK}) b
    where s.order_id = cast($orderId as uuid))
  select o.id as "orderId", o.currency, o.receipt as steps,
    o.confirmed_at is not null and not ${POSTED(`'cancel/' || o.id`)} as "isSold",
    (select coalesce(jsonb_agg(jsonb_build_object('lineId', l.id, 'quantity', l.quantity) order by l.position), '[]')
      from ordering.line l where l.order_id = o.id) as lines,
    (select coalesce(jsonb_agg(jsonb_build_object('lineId', p.line_id, 'quantity', p.quantity,
        'goodsMinor', p.goods_minor, 'taxMinor', p.tax_minor, 'withheldGoodsMinor', p.withheld_goods_minor,
        'withheldTaxMinor', p.withheld_tax_minor)), '[]')
      from refund r join payment.refund_part p on p.refund_id = r.id) as earlier,
    (select coalesce(sum(r.amount_minor), 0) from refund r
      where r.state in ('awaiting_approval', 'approved')
        and r.id is distinct from cast($exceptId as uuid)) as "waitingMinor",
    (select coalesce(jsonb_agg(to_jsonb(s) order by s.position), '[]')
      from (select "shipmentId", minor, standing, "paymentId", "lineIds", position from shares
        union all
        -- What refunds had given of a share before the rest of it went back: taken, and gone.
        select "shipmentId", kept, 'taken', "paymentId", '{}', position from shares where kept > 0) s) as shipments,
    coalesce(o.due_minor, o.total_minor)
      - (select coalesce(sum(minor + kept + reduced), 0) from shares) as "unplannedMinor",
    (select coalesce(jsonb_agg(jsonb_build_object('paymentId', x.target_id, 'minor', x.minor)), '[]')
      from (select t.target_id, sum(t.amount_minor) as minor
        from refund r join payment.refund_tender t on t.refund_id = r.id
        where t.kind = 'card' group by t.target_id) x) as "refundedToCard",
    (select coalesce(jsonb_agg(jsonb_build_object('kind', x.kind, 'id', x.id, 'ending', x.ending,
        'paidMinor', x.paid, 'refundedMinor', x.refunded) order by x.id), '[]')
      from (select v.id, v.kind, v.ending,
          -coalesce(sum(e.amount_minor) filter (where e.kind = 'debit'), 0) as paid,
          coalesce(sum(e.amount_minor) filter (where e.kind <> 'debit'), 0) as refunded
        from payment.stored_value_entry e join payment.stored_value v on v.id = e.stored_value_id
        where e.order_id = o.id group by v.id, v.kind, v.ending) x) as stored,
    (select coalesce(max(r.position), 0) + 1 from payment.refund r where r.order_id = o.id) as "nextPosition"
  from ordering."order" o where o.id = cast($orderId as uuid)`;

export const INSERT_REFUND_SQL = `
  with opened as (
    insert into payment.refund (id, order_id, position, state, reason, note, source_kind, source_id,
      requested_by, requested_name, amount_minor, currency, wakes)
    values (cast($id as uuid), cast($orderId as uuid), cast($position as integer), $state, $reason,
      cast($note as text), $sourceKind, cast($sourceId as text), $requestedBy,
      cast($requestedName as text),
      cast($amountMinor as bigint), $currency, cast($wakes as text))),
  counted as (
    update ordering."order" set refunded_minor = refunded_minor + cast($amountMinor as bigint)
    where id = cast($orderId as uuid))
  insert into payment.refund_part (refund_id, line_id, quantity, goods_minor, tax_minor, withheld_goods_minor,
    withheld_tax_minor)
  select cast($id as uuid), p."lineId", p.quantity, p."goodsMinor", p."taxMinor",
    coalesce(p."withheldGoodsMinor", 0), coalesce(p."withheldTaxMinor", 0)
  from jsonb_to_recordset(cast($parts as jsonb))
    as p("lineId" text, quantity integer, "goodsMinor" bigint, "taxMinor" bigint, "withheldGoodsMinor" bigint,
      "withheldTaxMinor" bigint)
  returning refund_id`;

/** A refund that comes to nothing lets go of what it had promised. */
export const REFUSE_REFUND_SQL = `
  with refused as (
    update payment.refund set state = 'refused', refusal = $refusal, version = version + 1,
      decided_by = coalesce(cast($decidedBy as text), decided_by), decided_at = now(),
      decided_name = coalesce(cast($decidedName as text), decided_name)
    where id = cast($id as uuid) and state = $from
    returning order_id, amount_minor)
  update ordering."order" o set refunded_minor = o.refunded_minor - r.amount_minor
  from refused r where o.id = r.order_id returning o.id`;

/** Nobody agreed to the refund of a parcel: what becomes of it is to be decided anew. */
export const NOT_MADE_GOOD_SQL = `
  update fulfilment.shipment s set made_good = null, made_good_by = null, made_good_at = null,
    version = s.version + 1, updated_at = now()
  from payment.refund r
  where r.id = cast($id as uuid) and r.source_kind = 'shipment' and r.requested_by = s.made_good_by
    and s.order_id = r.order_id and cast(s.id as text) = r.source_id and s.made_good = 'refund'
  returning s.id`;

export const APPROVE_REFUND_SQL = `
  update payment.refund set state = 'approved', decided_by = $decidedBy, decided_name = $decidedName, decided_at = now(),
    version = version + 1
  where id = cast($id as uuid) and state = 'awaiting_approval' returning source_kind as "sourceKind"`;

const TENDERS = `(select coalesce(jsonb_agg(jsonb_build_object('position', t.position, 'kind', t.kind,
    'targetId', t.target_id, 'minor', t.amount_minor, 'state', t.state, 'turn', t.turn, 'failure', t.failure,
    'ending', (select v.ending from payment.stored_value v
      where v.id = t.target_id and t.kind in ('gift-card', 'store-credit'))) order by t.position), '[]')
  from payment.refund_tender t where t.refund_id = r.id)`;

const PARTS = `(select coalesce(jsonb_agg(jsonb_build_object('lineId', p.line_id, 'quantity', p.quantity,
    'goodsMinor', p.goods_minor, 'taxMinor', p.tax_minor) order by p.line_id), '[]')
  from payment.refund_part p where p.refund_id = r.id)`;

export const REFUND_COLUMNS = `
  r.id, r.order_id as "orderId", r.position, r.state, r.reason, r.note, r.source_kind as "sourceKind",
  r.source_id as "sourceId", r.requested_by as "requestedBy", r.decided_by as "decidedBy",
  r.requested_name as "requestedName", r.decided_name as "decidedName",
  (select o.number from ordering."order" o where o.id = r.order_id) as "orderNumber",
  r.refusal, r.amount_minor as "amountMinor", r.currency, r.wakes, r.version,
  to_json(r.created_at) #>> '{}' as "createdAt", to_json(r.settled_at) #>> '{}' as "settledAt",
  ${PARTS} as parts, ${TENDERS} as tenders`;

export const LOAD_REFUND_SQL = `
  select ${REFUND_COLUMNS} from payment.refund r where r.id = cast($id as uuid)`;

export const REFUNDS_OF_ORDER_SQL = `
  select ${REFUND_COLUMNS} from payment.refund r where r.order_id = cast($orderId as uuid) order by r.position`;

export const WAITING_REFUNDS_SQL = `
  select ${REFUND_COLUMNS} from payment.refund r where r.state = 'awaiting_approval'
  order by r.created_at, r.id limit 200`;

export const BEGIN_REFUND_SQL = `
  with begun as (
    update payment.refund set state = 'processing', version = version + 1
    where id = cast($id as uuid) and state = 'approved' returning id),
  planned as (
    select * from jsonb_to_recordset(cast($tenders as jsonb))
      as t(position smallint, kind text, id uuid, minor bigint)),
  reduced as (
    update fulfilment.shipment s set amount_minor = s.amount_minor - p.minor,
      reduced_minor = s.reduced_minor + p.minor, version = s.version + 1, updated_at = now()
    from planned p, begun where p.kind = 'not-taken' and s.id = p.id)
  insert into payment.refund_tender (refund_id, position, kind, target_id, amount_minor, state)
  select b.id, p.position, p.kind, p.id, p.minor, case when p.kind = 'card' then 'open' else 'settled' end
  from begun b, planned p returning refund_id`;

export const CARD_TENDER_SQL = `
  select r.order_id as "orderId", r.currency, t.position, t.amount_minor as minor, t.state, t.turn,
    p.provider_ref as "providerRef"
  from payment.refund_tender t join payment.refund r on r.id = t.refund_id
  join payment.payment p on p.id = t.target_id
  where t.refund_id = cast($id as uuid) and t.position = cast($position as smallint) and t.kind = 'card'`;

export const MOVE_TENDER_SQL = `
  update payment.refund_tender set state = $state, failure = cast($failure as text),
    refund_ref = coalesce(cast($refundRef as text), refund_ref), updated_at = now()
  where refund_id = cast($id as uuid) and position = cast($position as smallint)
    and turn = cast($turn as smallint) and state = any(cast($from as text[]))
  returning position`;

/** Where a refund stands follows from its tenders: the row that moves is the last of them. */
export const SETTLE_REFUND_SQL = `
  with standing as (
    select case when bool_or(t.state = 'failed') then 'failed' when bool_and(t.state = 'settled') then 'settled'
      else 'processing' end as state
    from payment.refund_tender t where t.refund_id = cast($id as uuid))
  update payment.refund r set state = s.state, version = r.version + 1,
    settled_at = case when s.state = 'settled' then coalesce(r.settled_at, now()) else r.settled_at end
  from standing s
  where r.id = cast($id as uuid) and r.state in ('processing', 'settled', 'failed') and r.state <> s.state
  returning r.version, r.state`;

/** A provider that refused is asked anew, under a key of its own. */
export const PAY_AGAIN_SQL = `
  with again as (
    update payment.refund_tender set state = 'open', turn = turn + 1, failure = null, updated_at = now()
    where refund_id = cast($id as uuid) and state = 'failed' returning refund_id)
  update payment.refund set state = 'processing', version = version + 1
  where id in (select refund_id from again) and state = 'failed' returning version`;
