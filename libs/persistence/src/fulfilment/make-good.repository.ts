import type { Currency } from '@green-apple/domain-money';
import {
  isShipmentState,
  mayMakeGood,
  type MadeGood,
  type ShipmentKind,
  type ShipmentState,
} from '@green-apple/domain-order';
import { v7 as uuidv7 } from 'uuid';
import { writerSelect, type Writer } from '../pools.ts';
import type { RefundRefusal } from '../refund/index.ts';
import { isThereAgain } from '../stock/set-aside-again.ts';
import type { Transaction } from '../transaction.ts';
import { LOCK_ORDER_SQL } from './plan-sql.ts';
import { openShipmentRefundBy, type ShipmentRefundReason } from './refund-shipment.ts';
import { unitsOf } from './send-again.ts';

export interface MakeGood {
  readonly orderId: string;
  readonly shipmentId: string;
  readonly how: MadeGood;
  readonly by: { readonly id: string; readonly name: string };
  /** What one employee may give back on one order alone, in minor units of its currency. */
  readonly limitMinor: (currency: Currency) => number;
}

export interface AstrayShipment {
  readonly position: number;
  readonly state: ShipmentState;
  readonly version: number;
}

export type MakeGoodOutcome =
  | { readonly code: 'DECIDED'; readonly shipment: AstrayShipment }
  /** It was decided so before: nothing more is done. */
  | { readonly code: 'DECIDED_BEFORE' }
  | { readonly code: 'NOT_FOUND' }
  | { readonly code: 'NOT_ASTRAY' }
  | { readonly code: 'MADE_GOOD_OTHERWISE' }
  | { readonly code: 'OUT_OF_STOCK' }
  | { readonly code: 'NOT_REFUNDED'; readonly refusal: RefundRefusal };

const ASTRAY_SQL = `
  select s.kind, s.state, s.position, s.version, s.made_good as "madeGood", o.region
  from fulfilment.shipment s join ordering."order" o on o.id = s.order_id
  where s.id = cast($shipmentId as uuid) and s.order_id = cast($orderId as uuid) for update of s`;

const DECIDE_SQL = `
  update fulfilment.shipment set made_good = $how, made_good_by = $by, made_good_at = now(),
    version = version + 1, updated_at = now()
  where id = cast($shipmentId as uuid) and made_good is null returning version`;

const REASONS: Readonly<Partial<Record<ShipmentState, ShipmentRefundReason>>> = {
  lost: 'lost',
  returned_to_sender: 'returned_to_sender',
};

/**
 * How staff make good a parcel that did not arrive. Decided once, under the order's lock: money goes back in the
 * same transaction, above a limit once somebody else agrees; the same things are taken from the shelves by the order's run, which says so when somebody
 * else was faster.
 */
export class MakeGoodRepository {
  readonly #writer: Writer;

  constructor(writer: Writer) {
    this.#writer = writer;
  }

  async decide(wanted: MakeGood, transaction: Transaction): Promise<MakeGoodOutcome> {
    const { orderId, shipmentId, how } = wanted;
    // The order first, as everybody does who moves a shipment.
    await this.#select(LOCK_ORDER_SQL, { orderId }, transaction);
    const [row] = await this.#select<AstrayRow>(ASTRAY_SQL, { orderId, shipmentId }, transaction);
    if (row === undefined) return { code: 'NOT_FOUND' };
    if (!isShipmentState(row.state)) throw new Error(`shipment in an unknown state: ${row.state}`);
    const { kind, state, madeGood, position, version, region } = row;
    switch (mayMakeGood({ kind, state, madeGood }, how).code) {
      case 'not_astray':
        return { code: 'NOT_ASTRAY' };
      case 'done_before':
        return { code: 'DECIDED_BEFORE' };
      case 'made_good_otherwise':
        return { code: 'MADE_GOOD_OTHERWISE' };
      case 'allowed':
    }
    const refusal =
      how === 'refund'
        ? await this.#refund(wanted, state, transaction)
        : await this.#isThere(wanted, region, transaction);
    if (refusal !== null) return refusal;
    await this.#select(DECIDE_SQL, { shipmentId, how, by: wanted.by.id }, transaction);
    return { code: 'DECIDED', shipment: { position, state, version: version + 1 } };
  }

  async #isThere(
    { orderId, shipmentId }: MakeGood,
    region: string,
    transaction: Transaction,
  ): Promise<MakeGoodOutcome | null> {
    const items = await unitsOf(this.#writer, shipmentId, transaction);
    const order = { orderId, region, items };
    return (await isThereAgain(this.#writer, order, transaction)) ? null : { code: 'OUT_OF_STOCK' };
  }

  async #refund(
    { orderId, shipmentId, by, limitMinor }: MakeGood,
    state: ShipmentState,
    transaction: Transaction,
  ): Promise<MakeGoodOutcome | null> {
    const refusal = await openShipmentRefundBy(
      this.#writer,
      { orderId, shipmentId, reason: REASONS[state] ?? 'lost', requestedBy: by.id },
      { refundId: uuidv7(), name: by.name, limitMinor },
      transaction,
    );
    return refusal === null ? null : { code: 'NOT_REFUNDED', refusal };
  }

  #select<Row extends object>(
    sql: string,
    bind: Readonly<Record<string, unknown>>,
    transaction: Transaction,
  ): Promise<Row[]> {
    return writerSelect<Row>(this.#writer, sql, bind, transaction);
  }
}

interface AstrayRow {
  readonly kind: ShipmentKind;
  readonly state: string;
  readonly position: number;
  readonly version: number;
  readonly madeGood: MadeGood | null;
  readonly region: string;
}
