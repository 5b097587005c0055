import {
  allocateForCollection,
  allocateForDelivery,
  partsByLine,
  type Demand,
} from '@green-apple/domain-inventory';
import { writerSelect, type Writer } from '../pools.ts';
import { ALLOCATE_SQL, holdSql } from '../stock/hold-sql.ts';
import { StockRepository, toClaimRow, toPartRow } from '../stock/stock.repository.ts';
import type { Transaction } from '../transaction.ts';
import {
  CUT_CLAIMS_SQL,
  CUT_SQL,
  JOIN_PARCELS_SQL,
  LOOSE_UNITS_SQL,
  WAITING_UNITS_SQL,
} from './edit-stock-sql.ts';

/** Units of a line that come or go, with what one of it takes from the shelves. */
export interface LineUnits {
  readonly lineId: string;
  readonly units: number;
  readonly components: readonly Demand[];
}

interface LooseRow {
  readonly reservationId: string;
  readonly lineId: string;
  readonly variantId: string;
  readonly shipmentId: string | null;
  readonly inParcel: number;
  readonly loose: number;
}

interface WaitingRow {
  readonly claimId: string;
  readonly lineId: string;
  readonly variantId: string;
  readonly units: number;
}

const HOLD_MORE_SQL = holdSql({ ahead: true, again: true });

/** Thrown to roll an edit back: some of what it takes out is packed, or gone, meanwhile. */
export class UnitsPacked extends Error {
  override readonly name = 'UnitsPacked';
}

/** Lets units of an order's lines go. Throws UnitsPacked when they are not there to let go any more. */
export async function letGo(
  writer: Writer,
  orderId: string,
  fewer: readonly LineUnits[],
  transaction: Transaction,
): Promise<void> {
  if (fewer.length === 0) return;
  const bind = { orderId, lineIds: fewer.map(({ lineId }) => lineId) };
  const waiting = await writerSelect<WaitingRow>(writer, WAITING_UNITS_SQL, bind, transaction);
  const loose = await writerSelect<LooseRow>(writer, LOOSE_UNITS_SQL, bind, transaction);
  const claims: object[] = [];
  const cuts: object[] = [];
  for (const { lineId, units, components } of fewer)
    for (const { variantId, quantity } of components) {
      let missing = units * quantity;
      const mine = <Row extends { lineId: string; variantId: string }>(row: Row): boolean =>
        row.lineId === lineId && row.variantId === variantId;
      for (const claim of waiting.filter(mine)) {
        const part = Math.min(missing, claim.units);
        if (part > 0)
          claims.push({ claim_id: claim.claimId, variant_id: variantId, quantity: part });
        missing -= part;
      }
      for (const row of loose.filter(mine)) {
        const part = Math.min(missing, row.loose + row.inParcel);
        const fromParcel = Math.max(0, part - row.loose);
        if (part > 0)
          cuts.push({
            reservation_id: row.reservationId,
            shipment_id: row.shipmentId,
            quantity: part,
            from_parcel: fromParcel,
          });
        missing -= part;
      }
      if (missing > 0) throw new UnitsPacked(`${missing} units are not there to let go`);
    }
  if (claims.length > 0)
    await writerSelect(writer, CUT_CLAIMS_SQL, { cuts: JSON.stringify(claims) }, transaction);
  if (cuts.length > 0)
    await writerSelect(writer, CUT_SQL, { orderId, cuts: JSON.stringify(cuts) }, transaction);
}

export interface TakeMore {
  readonly orderId: string;
  readonly more: readonly LineUnits[];
  readonly region: string;
  /** Code of the store where it is collected; null for a delivery. */
  readonly store: string | null;
  /** ISO day by the database's clock. */
  readonly today: string;
}

/** Takes units from the shelves for an order, all or none; false when they are not there (any more). */
export async function takeMore(
  writer: Writer,
  { orderId, more, region, store, today }: TakeMore,
  transaction: Transaction,
): Promise<boolean> {
  if (more.length === 0) return true;
  const lines = more.map(({ lineId, units, components }) => ({
    lineId,
    quantity: units,
    components,
  }));
  const demands = lines.flatMap(({ quantity, components }) =>
    components.map((each) => ({ ...each, quantity: each.quantity * quantity })),
  );
  const { places, backorders } = await new StockRepository(writer).free(
    demands.map(({ variantId }) => variantId),
    { orderId },
    transaction,
  );
  const allocation =
    store === null
      ? allocateForDelivery(demands, places, region, { backorders, today })
      : allocateForCollection(demands, places, [store]);
  if (!allocation.ok) return false;
  const named = <Part extends { readonly lineId: string }>(part: Part) => ({
    ...part,
    orderLineId: part.lineId,
  });
  const short = await writerSelect(
    writer,
    HOLD_MORE_SQL,
    {
      orderId,
      parts: JSON.stringify(partsByLine(lines, allocation.parts).map(named).map(toPartRow)),
      ahead: JSON.stringify(partsByLine(lines, allocation.backorders).map(named).map(toClaimRow)),
      expiresAt: null,
    },
    transaction,
  );
  if (short.length > 0) return false;
  await writerSelect(writer, ALLOCATE_SQL, { orderId }, transaction);
  return true;
}

/** What came new goes along with a parcel of its place that is still open. */
export async function joinParcels(
  writer: Writer,
  orderId: string,
  transaction: Transaction,
): Promise<void> {
  await writerSelect(writer, JOIN_PARCELS_SQL, { orderId }, transaction);
}
