import {
  isFinal,
  isOrderState,
  isShipmentState,
  orderStateOf,
  orderStateWithReturns,
  statesBefore,
  type CancelReason,
  type MadeGood,
  type OrderState,
  type ShipmentKind,
  type ShipmentState,
  type UnitsBack,
} from '@green-apple/domain-order';
import { insertOutbox } from '../outbox.ts';
import { CancelRequestRepository } from '../order/cancel-request.repository.ts';
import { returnRedemptions } from '../order-state/order-stock.ts';
import { moveOrder } from '../order-state/move-order.ts';
import { writerSelect, type Writer } from '../pools.ts';
import { inTransaction, type Transaction } from '../transaction.ts';
import { MADE_GOOD_FOR_RUNS } from './made-good-sql.ts';
import { moveShipment, type ShipmentMoved } from './move-shipment.ts';
import { newShipments, type NewShipment, type ToPlan } from './plan-shipments.ts';
import { INSERT_SHIPMENTS_SQL, LOCK_ORDER_SQL, SHIPMENTS_SQL, TO_PLAN_SQL } from './plan-sql.ts';
import { sendAgain } from './send-again.ts';

export interface ShipmentBrief {
  readonly shipmentId: string;
  readonly position: number;
  readonly locationCode: string;
  readonly state: ShipmentState;
  /** It did not arrive, and this was done about it. */
  readonly madeGood: MadeGood | null;
  /** The carrier brought it back, and somebody has looked at what was in it. */
  readonly toShelve: boolean;
}

export interface GivenInstruction {
  readonly seq: number;
  readonly kind: string;
}

export interface ShipmentRow {
  readonly id: string;
  readonly orderId: string;
  readonly locationId: string;
  readonly position: number;
  readonly kind: ShipmentKind;
  readonly state: ShipmentState;
  /** It did not arrive, and this was done about it; null too while it is only decided. */
  readonly madeGood: MadeGood | null;
  readonly instructions: readonly GivenInstruction[];
  /** Units in it, as they lie on the shelves. */
  readonly items: ReadonlyArray<{
    readonly reservationId: string;
    readonly orderLineId: string;
    readonly variantId: string;
    readonly quantity: number;
  }>;
}

const ROW_SQL = `
  select s.id, s.order_id as "orderId", s.location_id as "locationId", s.position, s.kind, s.state,
    ${MADE_GOOD_FOR_RUNS} as "madeGood",
    coalesce((select jsonb_agg(jsonb_build_object('seq', i.seq, 'kind', i.kind) order by i.seq)
      from fulfilment.instruction i where i.shipment_id = s.id), '[]') as instructions,
    coalesce((select jsonb_agg(jsonb_build_object('reservationId', p.reservation_id, 'orderLineId', p.order_line_id, 'variantId', p.variant_id,
        'quantity', p.quantity) order by p.reservation_id)
      from fulfilment.shipment_part p where p.shipment_id = s.id), '[]') as items
  from fulfilment.shipment s where s.id = cast($shipmentId as uuid)`;

/** Shipments as their own runs move them. Each step is one transaction and may run twice. */
export class ShipmentRepository {
  readonly #writer: Writer;
  readonly #wishes: CancelRequestRepository;

  constructor(writer: Writer) {
    this.#writer = writer;
    this.#wishes = new CancelRequestRepository(writer);
  }

  /**
   * Plans what is not in a shipment yet, and what is to be sent again; the ones there are stay as they are.
   * Empty when nothing is to send.
   */
  plan(orderId: string): Promise<ShipmentBrief[]> {
    return inTransaction(this.#writer, async (transaction) => {
      await this.#select(LOCK_ORDER_SQL, { orderId }, transaction);
      await this.#planRest(orderId, transaction);
      const planFree = async (): Promise<string> => {
        const [first] = await this.#planRest(orderId, transaction, { isFree: true });
        if (first === undefined) throw new Error('what was set aside again is in no shipment');
        return first.id;
      };
      await sendAgain(this.#writer, orderId, planFree, transaction);
      return this.#briefs(orderId, transaction);
    });
  }

  /** `isFree`: it was paid for with the parcel it replaces. */
  async #planRest(
    orderId: string,
    transaction: Transaction,
    { isFree = false }: { readonly isFree?: boolean } = {},
  ): Promise<NewShipment[]> {
    const [row] = await this.#select<RawPlan>(TO_PLAN_SQL, { orderId }, transaction);
    const plan = row === undefined ? null : toPlan(row);
    if (plan === null || plan.parts.length === 0) return [];
    const shipments = newShipments(isFree ? { ...plan, paidMinor: plan.givenMinor } : plan);
    await this.#select(
      INSERT_SHIPMENTS_SQL,
      { orderId, currency: plan.currency, shipments: JSON.stringify(shipments) },
      transaction,
    );
    return shipments;
  }

  /** Moves the order to where its shipments are, and wakes whoever watches it. Null when there is none. */
  follow(orderId: string): Promise<OrderState | null> {
    return inTransaction(this.#writer, async (transaction) => {
      const [order] = await this.#select<FollowedRow>(FOLLOWED_SQL, { orderId }, transaction);
      if (order === undefined) return null;
      if (!isOrderState(order.state)) throw new Error(`order in an unknown state: ${order.state}`);
      const shipments = await this.#briefs(orderId, transaction);
      const to = await this.#standing(orderId, shipments, order.waits, transaction);
      if (to !== null && to !== order.state)
        return this.#moveOrder(orderId, order.state, to, shipments, transaction);
      if (order.behind) await this.#select(TOUCH_SQL, { orderId }, transaction);
      return order.state;
    });
  }

  /** Where its shipments are, and what came back of them. */
  async #standing(
    orderId: string,
    shipments: readonly ShipmentBrief[],
    waits: boolean,
    transaction: Transaction,
  ): Promise<OrderState | null> {
    const replaced = shipments.filter(({ madeGood }) => madeGood === 'resend');
    const state = orderStateOf(
      shipments.filter((each) => !replaced.includes(each)).map((each) => each.state),
      { waits, replaced: replaced.length > 0 },
    );
    if (state === null || !isFinal(state)) return state;
    const [units] = await this.#select<UnitsBack>(UNITS_BACK_SQL, { orderId }, transaction);
    return units === undefined ? state : orderStateWithReturns(state, units);
  }

  async load(shipmentId: string): Promise<ShipmentRow | null> {
    const [row] = await this.#select<ShipmentRow>(ROW_SQL, { shipmentId });
    return row === undefined ? null : checked(row);
  }

  /** `alongside` is done with the move, and not at all when it does not move. */
  move(
    shipmentId: string,
    to: ShipmentState,
    reason: string | null,
    alongside: (transaction: Transaction) => Promise<void> = async () => undefined,
  ): Promise<ShipmentMoved> {
    return inTransaction(this.#writer, async (transaction) => {
      const moved = await moveShipment(this.#writer, { shipmentId, to, reason }, transaction);
      if (moved.code === 'moved') await alongside(transaction);
      return moved;
    });
  }

  async #moveOrder(
    orderId: string,
    from: OrderState,
    to: OrderState,
    shipments: readonly ShipmentBrief[],
    transaction: Transaction,
  ): Promise<OrderState> {
    const collected = to === 'delivered' && shipments.some(({ state }) => state === 'collected');
    const reason =
      to === 'cancelled'
        ? ((await this.#wishes.open(orderId, transaction)) ??
          (await this.#whyNothingCame(orderId, transaction)))
        : collected
          ? ('collected' as const)
          : null;
    const moved = await moveOrder(
      this.#writer,
      { orderId, to, reason, from: statesBefore(to) },
      transaction,
    );
    if (moved.code !== 'moved') return moved.code === 'stood' ? moved.state : from;
    if (to === 'cancelled') await this.#letGo(orderId, transaction);
    const about = { aggregateType: 'order', aggregateId: orderId, aggregateVersion: moved.version };
    const body = { orderId, state: to, final: isFinal(to) };
    await insertOutbox(this.#writer, transaction, [
      { ...about, topic: 'events', kind: 'order.moved', body },
      ...(to === 'cancelled'
        ? [
            {
              ...about,
              topic: 'events',
              kind: 'order.cancelled',
              body: { orderId, reason },
            } as const,
          ]
        : []),
    ]);
    return to;
  }

  /** Nobody asked for it: either nothing was found on the shelves, or staff called everything off. */
  async #whyNothingCame(orderId: string, transaction: Transaction): Promise<CancelReason> {
    const [row] = await this.#select<{ missed: boolean }>(
      `select exists (select from fulfilment.shipment
         where order_id = cast($orderId as uuid) and reason = 'not_found') as missed`,
      { orderId },
      transaction,
    );
    return row?.missed === true ? 'out_of_stock' : 'staff_request';
  }

  /** Every shipment was called off, and each has given back its goods and its money: codes can be used again. */
  async #letGo(orderId: string, transaction: Transaction): Promise<void> {
    await returnRedemptions(this.#writer, orderId, transaction);
    await this.#wishes.answer(orderId, null, transaction);
  }

  async #briefs(orderId: string, transaction: Transaction): Promise<ShipmentBrief[]> {
    const rows = await this.#select<ShipmentBrief>(SHIPMENTS_SQL, { orderId }, transaction);
    return rows.map(checked);
  }

  #select<Row extends object>(
    sql: string,
    bind: Readonly<Record<string, unknown>>,
    transaction?: Transaction,
  ): Promise<Row[]> {
    return writerSelect<Row>(this.#writer, sql, bind, transaction);
  }
}

/** The order's page shows its parcels: it is behind when one of them moved after it did. */
const FOLLOWED_SQL = `
  with mine as materialized (
    select id, state, updated_at from ordering."order" where id = cast($orderId as uuid) for update)
  select o.state, exists (select from fulfilment.shipment s
    where s.order_id = o.id and s.updated_at > o.updated_at) as behind,
    exists (select from inventory.backorder_claim c where c.order_id = o.id and c.state = 'waiting') as waits
  from mine o`;

interface FollowedRow {
  readonly state: string;
  readonly behind: boolean;
  /** Units are sold and still have to come in. */
  readonly waits: boolean;
}
/** No row while nothing has come back for good. Exchanged units are with the shopper once, as their replacement. */
const UNITS_BACK_SQL = `
  with back as (
    select coalesce(sum(x.accepted) filter (where q.state = 'refunded'), 0)::int as returned,
      coalesce(sum(x.accepted) filter (where q.state = 'exchanged'), 0)::int as exchanged
    from returns.request q join returns.line x on x.return_id = q.id
    where q.order_id = cast($orderId as uuid) and q.state in ('refunded', 'exchanged'))
  select b.returned, (select coalesce(sum(s.delivered), 0)::int from returns.line_standing s
    where s.order_id = cast($orderId as uuid)) - b.exchanged as delivered
  from back b where b.returned > 0`;

const TOUCH_SQL = `
  update ordering."order" set version = version + 1, updated_at = now()
  where id = cast($orderId as uuid) returning id`;

type RawPlan = Omit<ToPlan, 'paidMinor' | 'givenMinor'> & {
  readonly paidMinor: string;
  readonly givenMinor: string;
};

const toPlan = (row: RawPlan): ToPlan => ({
  ...row,
  paidMinor: Number(row.paidMinor),
  givenMinor: Number(row.givenMinor),
});

function checked<Row extends { readonly state: string }>(row: Row): Row {
  if (!isShipmentState(row.state)) throw new Error(`shipment in an unknown state: ${row.state}`);
  return row;
}
