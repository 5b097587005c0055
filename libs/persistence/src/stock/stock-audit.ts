import { writerSelect, type Writer } from '../pools.ts';

/** A promise about stock that does not hold; see the view `inventory.stock_fault`. */
export interface StockFault {
  readonly fault: string;
  readonly variantId: string;
  readonly locationId: string | null;
  readonly expected: number;
  readonly found: number;
}

/**
 * Compares ledger, levels, reservations, lots and backorders: movements sum to levels, holds and allocations
 * to what is reserved, chosen units to their lots, claims to the backorder's counter. Empty when all is well.
 */
export function stockFaults(writer: Writer): Promise<StockFault[]> {
  return writerSelect<StockFault>(
    writer,
    `select fault, variant_id as "variantId", location_id as "locationId", expected, found
     from inventory.stock_fault order by fault, variant_id, location_id`,
  );
}
