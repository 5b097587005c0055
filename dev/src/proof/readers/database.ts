import type { Client } from 'pg';
import type {
  LedgerFacts,
  LevelFacts,
  MadeGoodFacts,
  MovementFacts,
  NotificationFacts,
  OfferFacts,
  OrderFacts,
  OutboxFacts,
  PaymentFacts,
  EditFacts,
  ReturnLineFacts,
  ArrivalFacts,
  RefundFacts,
  ReservationFacts,
  StatsFacts,
  StoredValueFacts,
} from '../snapshot.ts';

/** Where the database stood when a run began; what came before is not the run's. */
export interface DatabaseMark {
  readonly since: string;
  readonly outboxSeq: string;
  readonly movementId: string;
  readonly levels: readonly LevelFacts[];
  readonly products: StatsFacts['products'];
}

export interface DatabaseFacts {
  /** Not judged by themselves: they tell which runs there are. */
  readonly shipments: readonly { readonly orderId: string; readonly position: number }[];
  readonly takenAt: number;
  readonly orders: readonly OrderFacts[];
  readonly payments: readonly PaymentFacts[];
  readonly refunds: readonly RefundFacts[];
  readonly edits: readonly EditFacts[];
  readonly returnLines: readonly ReturnLineFacts[];
  readonly arrivals: readonly ArrivalFacts[];
  readonly madeGood: readonly MadeGoodFacts[];
  readonly ledger: readonly LedgerFacts[];
  readonly levels: readonly LevelFacts[];
  readonly reservations: readonly ReservationFacts[];
  readonly movements: readonly MovementFacts[];
  readonly offers: readonly OfferFacts[];
  readonly storedValues: readonly StoredValueFacts[];
  readonly outbox: readonly OutboxFacts[];
  readonly notifications: readonly NotificationFacts[];
  readonly stats: StatsFacts;
}

// Facts come as JSON, so that numbers are numbers; minor units fit.
const all = async <Row>(client: Client, select: string, parameters: unknown[] = []) => {
  const { rows } = await client.query<{ facts: Row[] }>(
    `select coalesce(jsonb_agg(to_jsonb(f)), '[]') as facts from (${select}) f`,
    parameters,
  );
  return rows[0]?.facts ?? [];
};

const MS = (column: string): string => `extract(epoch from ${column}) * 1000`;
const LEVELS = `select variant_id as "variantId", location_id as "locationId", on_hand as "onHand", reserved
  from inventory.stock_level`;
const PRODUCTS = `select variant_id as "variantId", units, revenue_minor as "revenueMinor"
  from reporting.product_stats`;

/** Notes where a run begins. */
export async function markDatabase(client: Client): Promise<DatabaseMark> {
  const { rows } = await client.query<Pick<DatabaseMark, 'since' | 'outboxSeq' | 'movementId'>>(
    `select clock_timestamp()::text as since,
       (select coalesce(max(seq), 0) from platform.outbox)::text as "outboxSeq",
       (select coalesce(max(id), 0) from inventory.movement)::text as "movementId"`,
  );
  const [at] = rows;
  if (at === undefined) throw new Error('the database has no clock');
  return {
    ...at,
    levels: await all<LevelFacts>(client, LEVELS),
    products: await all<StatsFacts['products'][number]>(client, PRODUCTS),
  };
}

const ORDERS = `
  select o.id, o.state, o.email, o.currency, o.items_minor as "itemsMinor",
    o.discount_minor as "discountMinor", o.shipping_minor as "shippingMinor",
    o.tax_minor as "taxMinor", o.total_minor as "totalMinor",
    coalesce(o.due_minor, o.total_minor) as "dueMinor",
    ${MS('o.hold_expires_at')} as "holdExpiresAt", ${MS('o.placed_at')} as "placedAt",
    (select coalesce(jsonb_agg(jsonb_build_object('id', l.id, 'variantId', l.variant_id,
        'quantity', l.quantity, 'unitMinor', l.unit_minor, 'discountMinor', l.discount_minor,
        'taxMinor', l.tax_minor, 'totalMinor', l.total_minor) order by l.position), '[]')
      from ordering.line l where l.order_id = o.id) as lines,
    (select coalesce(jsonb_agg(jsonb_build_object('kind', s -> 'kind',
        'amountMinor', s -> 'amount' -> 'minor', 'shares', s -> 'shares')), '[]')
      from jsonb_array_elements(o.receipt) s) as receipt,
    (select coalesce(jsonb_agg(jsonb_build_object('seq', h.seq, 'from', h.from_state, 'to', h.to_state)
        order by h.seq), '[]')
      from ordering.history h where h.order_id = o.id) as history
  from ordering."order" o where o.placed_at >= $1::timestamptz`;

const PAYMENTS = `
  select p.order_id as "orderId", p.attempt, p.state, p.provider_ref as "providerRef",
    p.amount_minor as "amountMinor", p.currency, p.idempotency_key as "idempotencyKey"
  from payment.payment p join ordering."order" o on o.id = p.order_id
  where o.placed_at >= $1::timestamptz`;

const SHIPMENTS = `
  select s.order_id as "orderId", s.position from fulfilment.shipment s
  join ordering."order" o on o.id = s.order_id where o.placed_at >= $1::timestamptz`;

const RETURN_LINES = `
  select q.id as "returnId", q.order_id as "orderId", x.order_line_id as "lineId", q.state, q.reason, x.quantity - coalesce(least(x.missing, x.quantity - x.accepted), 0) as quantity,
    s.delivered, c.taken, coalesce(x.good, 0) * coalesce((select sum(b.quantity)::int
      from inventory.bundle_component b where b.bundle_variant_id = l.variant_id), 1) as "goodUnits",
    (select f.state from payment.refund f where f.id = q.refund_id) as "refundState"
  from returns.request q join returns.line x on x.return_id = q.id
  join ordering.line l on l.id = x.order_line_id join ordering."order" o on o.id = q.order_id
  join returns.line_standing s on s.order_line_id = l.id left join returns.claim c on c.order_line_id = l.id
  where o.placed_at >= $1::timestamptz`;

const ARRIVALS = `
  select s.order_id as "orderId", coalesce(sum(f.good), 0)::int as "goodUnits"
  from fulfilment.arrival a join fulfilment.shipment s on s.id = a.shipment_id
  join ordering."order" o on o.id = s.order_id
  cross join lateral jsonb_to_recordset(a.found) as f(good integer)
  where a.booked_at is not null and o.placed_at >= $1::timestamptz group by s.order_id`;

const MADE_GOOD = `
  select s.id as "shipmentId", s.state, s.made_good as how,
    (select count(*)::int from payment.refund r where r.source_kind = 'shipment'
      and r.source_id = cast(s.id as text) and r.state <> 'refused') as refunds,
    n.amount_minor as "replacementMinor"
  from fulfilment.shipment s join ordering."order" o on o.id = s.order_id
  left join fulfilment.shipment n on n.id = s.replaced_by
  where s.made_good is not null and o.placed_at >= $1::timestamptz`;

const EDITS = `
  select e.id, o.id as "orderId", v.total_minor as "beforeMinor", e.difference_minor as "differenceMinor",
    coalesce((select n.total_minor from ordering.receipt_version n
      where n.order_id = o.id and n.version = v.version + 1), o.total_minor) as "afterMinor"
  from ordering.receipt_version v join ordering.order_edit e on e.id = v.edit_id
  join ordering."order" o on o.id = v.order_id where o.placed_at >= $1::timestamptz`;

const REFUNDS = `
  select r.id, r.order_id as "orderId", r.position, r.state, r.amount_minor as "amountMinor",
    (select coalesce(sum(p.goods_minor + p.tax_minor), 0) from payment.refund_part p
      where p.refund_id = r.id) as "partsMinor",
    (select coalesce(jsonb_agg(jsonb_build_object('lineId', p.line_id, 'quantity', p.quantity,
        'minor', p.goods_minor)), '[]')
      from payment.refund_part p join ordering.line l on cast(l.id as text) = p.line_id
      where p.refund_id = r.id) as goods,
    r.counted_at is not null as "isCounted",
    (select coalesce(jsonb_agg(jsonb_build_object('kind', t.kind, 'minor', t.amount_minor,
        'state', t.state) order by t.position), '[]')
      from payment.refund_tender t where t.refund_id = r.id) as tenders
  from payment.refund r join ordering."order" o on o.id = r.order_id
  where o.placed_at >= $1::timestamptz`;

const LEDGER = `
  select t.key as id, e.account, t.order_id as "orderId", e.amount_minor as "amountMinor", e.currency, t.kind
  from payment.ledger_entry e join payment.ledger_transaction t on t.id = e.transaction_id
  join ordering."order" o on o.id = t.order_id
  where o.placed_at >= $1::timestamptz`;

const RESERVATIONS = `
  select r.order_id as "orderId", o.state as "orderState", r.variant_id as "variantId",
    r.location_id as "locationId", r.state,
    -- What has left already is not set aside any more.
    r.quantity - coalesce(cast(to_jsonb(r) ->> 'shipped' as integer), 0) as quantity
  from inventory.reservation r left join ordering."order" o on o.id = r.order_id
  where r.state <> 'released' or o.placed_at >= $1::timestamptz`;

const MOVEMENTS = `
  select order_id as "orderId", variant_id as "variantId", location_id as "locationId", kind, quantity
  from inventory.movement where id > $1::bigint`;

const OFFERS = `
  select p.id, p.used_count as "usedCount", p.usage_limit as "usageLimit",
    array(select r.order_id from promotion.redemption r where r.promotion_id = p.id) as "redeemedBy"
  from promotion.promotion p`;

const STORED_VALUES = `
  select v.id, v.balance_minor as "balanceMinor",
    (select coalesce(jsonb_agg(jsonb_build_object('orderId', e.order_id, 'amountMinor', e.amount_minor)), '[]')
      from payment.stored_value_entry e where e.stored_value_id = v.id) as entries
  from payment.stored_value v`;

/** A job is known by its body, an event by its id. */
const OUTBOX = `
  select id, seq, topic, aggregate_id as "aggregateId", ${MS('published_at')} as "publishedAt",
    case topic when 'jobs' then concat_ws(' ', body ->> 'order_id', body ->> 'calculation_type',
      body ->> 'correlation_id') else id::text end as mark
  from platform.outbox where seq > $1::bigint order by seq`;

const NOTIFICATIONS = `
  select n.order_id as "orderId", n.template, n.occasion, n.message_id as "messageId", n.state
  from customer.notification n join ordering."order" o on o.id = n.order_id
  where o.placed_at >= $1::timestamptz`;

const COUNTED = `
  select s.order_id as id from reporting.stats_applied s join ordering."order" o on o.id = s.order_id
  where o.placed_at >= $1::timestamptz`;

/** Everything since the mark, as one transaction sees it. */
export async function readDatabase(client: Client, mark: DatabaseMark): Promise<DatabaseFacts> {
  await client.query('begin transaction isolation level repeatable read read only');
  try {
    const { rows } = await client.query<{ now: string }>(`select ${MS('now()')} as now`);
    const since = [mark.since];
    const counted = await all<{ id: string }>(client, COUNTED, since);
    return {
      takenAt: Number(rows[0]?.now),
      orders: await all<OrderFacts>(client, ORDERS, since),
      shipments: await all<DatabaseFacts['shipments'][number]>(client, SHIPMENTS, since),
      payments: await all<PaymentFacts>(client, PAYMENTS, since),
      refunds: await all<RefundFacts>(client, REFUNDS, since),
      edits: await all<EditFacts>(client, EDITS, since),
      returnLines: await all<ReturnLineFacts>(client, RETURN_LINES, since),
      arrivals: await all<ArrivalFacts>(client, ARRIVALS, since),
      madeGood: await all<MadeGoodFacts>(client, MADE_GOOD, since),
      ledger: await all<LedgerFacts>(client, LEDGER, since),
      levels: await all<LevelFacts>(client, LEVELS),
      reservations: await all<ReservationFacts>(client, RESERVATIONS, since),
      movements: await all<MovementFacts>(client, MOVEMENTS, [mark.movementId]),
      offers: await all<OfferFacts>(client, OFFERS),
      storedValues: await all<StoredValueFacts>(client, STORED_VALUES),
      outbox: await all<OutboxFacts>(client, OUTBOX, [mark.outboxSeq]),
      notifications: await all<NotificationFacts>(client, NOTIFICATIONS, since),
      stats: {
        countedOrders: counted.map(({ id }) => id),
        products: grownBy(mark.products, await all(client, PRODUCTS)),
      },
    };
  } finally {
    await client.query('rollback');
  }
}

/** By how much each product's figures grew. */
function grownBy(
  before: StatsFacts['products'],
  after: StatsFacts['products'],
): StatsFacts['products'] {
  const was = new Map(before.map((each) => [each.variantId, each]));
  return after.map(({ variantId, units, revenueMinor }) => ({
    variantId,
    units: units - (was.get(variantId)?.units ?? 0),
    revenueMinor: revenueMinor - (was.get(variantId)?.revenueMinor ?? 0),
  }));
}
