import type { ShipmentRow, Transaction } from '@green-apple/persistence';

/** The shelves, as a shipment sees them. Each deed is named by its shipment and done once. */
export interface ShipmentStock {
  /** Chooses what is taken: first expired, first out. */
  pick(shipment: ShipmentRow): Promise<void>;
  /** What was allocated is sold and gone, in the transaction in which the shipment leaves. */
  leave(shipment: ShipmentRow, transaction: Transaction): Promise<void>;
}
