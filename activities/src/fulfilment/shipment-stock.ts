import { StockBookRepository, type ShipmentRow, type Writer } from '@green-apple/persistence';
import type { ShipmentStock } from './shipment-stock.port.ts';

/** A bag at the counter is put together from wherever its parts lie; a parcel from its own place. */
const placeOf = ({ kind, locationId }: ShipmentRow): { readonly locationId?: string } =>
  kind === 'parcel' ? { locationId } : {};

/** The shelves over the book of stock, which does each deed once by its key. */
export function createShipmentStock(writer: Writer): ShipmentStock {
  const book = new StockBookRepository(writer);
  return {
    async pick(shipment) {
      await book.pickLots({ orderId: shipment.orderId, ...placeOf(shipment) });
    },
    async leave(shipment, transaction) {
      const { id: key, orderId, items } = shipment;
      await book.shipAllocated({ key, orderId, items, ...placeOf(shipment) }, transaction);
    },
  };
}
