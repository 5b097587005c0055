import { insertOutbox } from '../outbox.ts';
import { writerSelect, type Writer } from '../pools.ts';
import { releaseSql } from '../stock/release-sql.ts';
import { stockChanged } from '../stock/stock-changed.ts';
import type { Transaction } from '../transaction.ts';

const RELEASE_SQL = releaseSql('shipment');

export interface FreedShipment {
  readonly orderId: string;
  readonly shipmentId: string;
  readonly version: number;
}

/** What a shipment was to carry can be sold to somebody else; harmless when it was let go before. */
export async function freeStock(
  writer: Writer,
  { orderId, shipmentId, version }: FreedShipment,
  transaction: Transaction,
): Promise<void> {
  const rows = await writerSelect<{ productId: string }>(
    writer,
    RELEASE_SQL,
    { orderId, shipmentId },
    transaction,
  );
  const events = stockChanged(rows.map(({ productId }) => productId));
  await insertOutbox(
    writer,
    transaction,
    events.map(([kind, body]) => ({
      topic: 'events',
      kind,
      aggregateType: 'order',
      aggregateId: orderId,
      aggregateVersion: version,
      body,
    })),
  );
}
