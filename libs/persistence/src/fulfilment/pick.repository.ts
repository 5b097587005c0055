import {
  allocateForCollection,
  allocateForDelivery,
  settleShortPick,
  type PartUnits,
  type ShortPick,
} from '@green-apple/domain-inventory';
import { money, type Currency } from '@green-apple/domain-money';
import type { ShipmentKind, ShipmentState } from '@green-apple/domain-order';
import { v7 as uuidv7 } from 'uuid';
import { CUT_SQL } from '../order-edit/edit-stock-sql.ts';
import { insertOutbox } from '../outbox.ts';
import { writerSelect, type Writer } from '../pools.ts';
import { ALLOCATE_SQL, holdSql } from '../stock/hold-sql.ts';
import { once } from '../stock/once.ts';
import { BOOK_SQL } from '../stock/stock-book-sql.ts';
import { stockChanged } from '../stock/stock-changed.ts';
import { touchedProductsSql } from '../stock/stock-sql.ts';
import { StockRepository, toClaimRow, toPartRow } from '../stock/stock.repository.ts';
import type { Transaction } from '../transaction.ts';
import { moveShipment } from './move-shipment.ts';
import {
  LIGHTER_SQL,
  LOCK_LEVELS_SQL,
  MOVE_PARTS_SQL,
  NEXT_POSITION_SQL,
  PICKED_PARTS_SQL,
  PICKED_SHIPMENT_SQL,
  PICKS_SQL,
} from './pick-sql.ts';
import { chosenLots, takeFromLots, type LotUnits } from './picked-lots.ts';
import {
  countEntries,
  foundUnits,
  partOf,
  PickedDetail,
  pickedLots,
  sharesOf,
  sumOfParts,
  unitsOf,
  type PickedPart,
} from './picked-parts.ts';
import { INSERT_SHIPMENTS_SQL, LOCK_ORDER_SQL } from './plan-sql.ts';

export type PickBooked =
  | { readonly code: 'booked' }
  /** Nothing of it was found: the shipment is off, and everything that follows from that is done. */
  | { readonly code: 'nothing_found' }
  /** It is not being packed (any more). */
  | { readonly code: 'stood'; readonly state: ShipmentState };

const HOLD_SQL = holdSql({ ahead: true, again: true });

/** Books what was picked. The rest of a short pick comes from elsewhere, later, or goes back as money. */
export class PickRepository {
  readonly #writer: Writer;

  constructor(writer: Writer) {
    this.#writer = writer;
  }

  /** Everything that was said about a shipment, in the order in which it was said, each once. */
  async bookPicks(shipmentId: string): Promise<PickBooked> {
    let last: PickBooked = { code: 'booked' };
    for (const { seq, detail } of await this.#select<Said>(PICKS_SQL, { shipmentId })) {
      const deed = { key: `pick/${shipmentId}/${seq}`, kind: 'pick' };
      last = await once(this.#writer, deed, (transaction) =>
        this.#book(shipmentId, PickedDetail.parse(detail), transaction),
      );
    }
    return last;
  }

  async #book(
    shipmentId: string,
    picked: PickedDetail,
    transaction: Transaction,
  ): Promise<PickBooked> {
    const shipment = await this.#lock(shipmentId, transaction);
    if (shipment === undefined || shipment.gone || shipment.state !== 'picking')
      return { code: 'stood', state: shipment?.state ?? 'cancelled' };
    const parts = await this.#select<PickedPart>(PICKED_PARTS_SQL, { shipmentId }, transaction);
    const variantIds = [...new Set(parts.map(({ variantId }) => variantId))];
    await this.#select(LOCK_LEVELS_SQL, { variantIds }, transaction);
    const proposed = await this.#proposed(parts, transaction);
    const settled = await this.#settle(shipment, parts, foundUnits(parts, picked), transaction);
    await this.#comeFromElsewhere(shipment, parts, settled, transaction);
    const nothing = await this.#leaveOut(shipment, parts, settled, transaction);
    if (!nothing) await this.#takeLots(shipmentId, picked, transaction);
    await this.#countShelves(parts, settled.missing, proposed, picked, transaction);
    if (settled.missing.length > 0) await this.#announce(shipment, variantIds, transaction);
    return { code: nothing ? 'nothing_found' : 'booked' };
  }

  async #lock(shipmentId: string, transaction: Transaction): Promise<PickedShipment | undefined> {
    const [known] = await this.#select<{ orderId: string }>(
      `select order_id as "orderId" from fulfilment.shipment where id = cast($shipmentId as uuid)`,
      { shipmentId },
      transaction,
    );
    if (known === undefined) return undefined;
    await this.#select(LOCK_ORDER_SQL, { orderId: known.orderId }, transaction);
    const [row] = await this.#select<PickedShipment>(
      PICKED_SHIPMENT_SQL,
      { shipmentId },
      transaction,
    );
    return row;
  }

  #proposed(parts: readonly PickedPart[], transaction: Transaction): Promise<LotUnits[]> {
    const partIds = parts.map(({ partId }) => partId);
    return chosenLots(this.#writer, partIds, transaction);
  }

  async #settle(
    { orderId, kind, region, supply, today }: PickedShipment,
    parts: readonly PickedPart[],
    found: readonly PartUnits[],
    transaction: Transaction,
  ): Promise<ShortPick> {
    const short = parts.filter(
      ({ partId, quantity }) =>
        quantity > (found.find((one) => one.partId === partId)?.quantity ?? 0),
    );
    const { places, backorders } = await new StockRepository(this.#writer).free(
      short.map(({ variantId }) => variantId),
      { orderId },
      transaction,
    );
    // A line that waits for some of it already has its one claim.
    const waits = new Set(short.filter((each) => each.waits).map(({ variantId }) => variantId));
    return settleShortPick(parts, found, {
      places,
      backorders: backorders.filter(({ variantId }) => !waits.has(variantId)),
      allocate: (demands, from, ahead) =>
        kind === 'pickup'
          ? allocateForCollection(demands, from, supply)
          : allocateForDelivery(demands, from, region, { backorders: ahead, today }),
    });
  }

  /** What comes from elsewhere is let go here and held there; the order's run plans another shipment for it. */
  async #comeFromElsewhere(
    { id: shipmentId, orderId }: PickedShipment,
    parts: readonly PickedPart[],
    { later, from, ahead }: ShortPick,
    transaction: Transaction,
  ): Promise<void> {
    if (later.length === 0) return;
    const cuts = later.map(({ partId, quantity }) => ({
      reservation_id: partId,
      shipment_id: shipmentId,
      quantity,
      from_parcel: quantity,
    }));
    await this.#select(CUT_SQL, { orderId, cuts: JSON.stringify(cuts) }, transaction);
    const named = <Part extends { readonly lineId: string }>(part: Part) => ({
      ...part,
      orderLineId: part.lineId,
    });
    const short = await this.#select(
      HOLD_SQL,
      {
        orderId,
        parts: JSON.stringify(sumOfParts(from).map(named).map(toPartRow)),
        ahead: JSON.stringify(ahead.map(named).map(toClaimRow)),
        expiresAt: null,
      },
      transaction,
    );
    if (short.length > 0) throw new Error('units went while their shelves were locked');
    await this.#select(ALLOCATE_SQL, { orderId }, transaction);
    const minor = sharesOf(parts, later, await this.#amount(shipmentId, transaction));
    await this.#select(LIGHTER_SQL, { shipmentId, minor }, transaction);
  }

  /** What does not come is called off, as a shipment of its own where some of this one goes on; true when none does. */
  async #leaveOut(
    shipment: PickedShipment,
    before: readonly PickedPart[],
    { later, lost }: ShortPick,
    transaction: Transaction,
  ): Promise<boolean> {
    const { id: shipmentId, orderId, locationId, kind, currency } = shipment;
    const parts = before.map((part) => ({
      ...part,
      quantity: part.quantity - unitsOf(later, part.partId),
    }));
    const stays = parts.some(({ partId, quantity }) => quantity > unitsOf(lost, partId));
    if (!stays) {
      await this.#callOff(shipmentId, transaction);
      return true;
    }
    if (lost.length === 0) return false;
    const minor = sharesOf(parts, lost, await this.#amount(shipmentId, transaction));
    await this.#select(MOVE_PARTS_SQL, { shipmentId, parts: JSON.stringify(lost) }, transaction);
    await this.#select(LIGHTER_SQL, { shipmentId, minor }, transaction);
    const [next] = await this.#select<{ position: number }>(
      NEXT_POSITION_SQL,
      { orderId },
      transaction,
    );
    const id = uuidv7();
    const away = {
      ...{ id, locationId, kind, minor, position: next?.position },
      parts: lost.map(({ partId, quantity }) => {
        const { lineId, variantId } = partOf(parts, partId);
        return { reservationId: partId, lineId, variantId, units: quantity };
      }),
    };
    await this.#select(
      INSERT_SHIPMENTS_SQL,
      { orderId, currency, shipments: JSON.stringify([away]) },
      transaction,
    );
    await this.#callOff(id, transaction);
    return false;
  }

  async #callOff(shipmentId: string, transaction: Transaction): Promise<void> {
    const move = { shipmentId, to: 'cancelled', reason: 'not_found' } as const;
    await moveShipment(this.#writer, move, transaction);
  }

  async #amount(shipmentId: string, transaction: Transaction) {
    const [row] = await this.#select<{ minor: string; currency: Currency }>(
      `select amount_minor as minor, currency from fulfilment.shipment where id = cast($shipmentId as uuid)`,
      { shipmentId },
      transaction,
    );
    return money(Number(row?.minor ?? 0), row?.currency ?? 'USD');
  }

  async #takeLots(
    shipmentId: string,
    picked: PickedDetail,
    transaction: Transaction,
  ): Promise<void> {
    const parts = await this.#select<PickedPart>(PICKED_PARTS_SQL, { shipmentId }, transaction);
    const said = parts.filter(({ partId }) => picked.parts.some((one) => one.partId === partId));
    const lots = pickedLots(said, picked);
    if (lots.length > 0) await takeFromLots(this.#writer, said, lots, transaction);
  }

  /** What nobody found is not there: levels and lots say so from now on, or it would be sold again. */
  async #countShelves(
    parts: readonly PickedPart[],
    missing: readonly PartUnits[],
    proposed: readonly LotUnits[],
    picked: PickedDetail,
    transaction: Transaction,
  ): Promise<void> {
    const rows = countEntries(parts, missing, proposed, picked);
    if (rows.length === 0) return;
    const bind = { kind: 'adjustment', entries: JSON.stringify(rows) };
    await this.#select(BOOK_SQL, bind, transaction);
  }

  /** The order's run plans what comes from elsewhere, and the shop shows what is left. */
  async #announce(
    { orderId, version }: PickedShipment,
    variantIds: readonly string[],
    transaction: Transaction,
  ): Promise<void> {
    const products = await this.#select<{ productId: string }>(
      touchedProductsSql('(select unnest(cast($variantIds as uuid[])))'),
      { variantIds },
      transaction,
    );
    const about = { aggregateType: 'order', aggregateId: orderId, aggregateVersion: version };
    await insertOutbox(this.#writer, transaction, [
      ...stockChanged(products.map(({ productId }) => productId)).map(
        ([kind, body]) => ({ ...about, topic: 'events', kind, body }) as const,
      ),
      {
        ...about,
        topic: 'jobs',
        kind: 'fulfilment',
        body: { order_id: orderId, calculation_type: 'fulfilment' },
      },
    ]);
  }

  #select<Row extends object>(
    sql: string,
    bind: Readonly<Record<string, unknown>>,
    transaction?: Transaction,
  ): Promise<Row[]> {
    return writerSelect<Row>(this.#writer, sql, bind, transaction);
  }
}

interface Said {
  readonly seq: number;
  readonly detail: unknown;
}

interface PickedShipment {
  readonly id: string;
  readonly orderId: string;
  readonly locationId: string;
  readonly kind: ShipmentKind;
  readonly state: ShipmentState;
  readonly currency: Currency;
  readonly version: number;
  readonly gone: boolean;
  readonly region: string;
  readonly today: string;
  /** Codes of the places a counter's bags are put together from. */
  readonly supply: readonly string[];
}
