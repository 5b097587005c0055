import { allocate, zero, type Money } from '@green-apple/domain-money';

/** Units of one order line that leave one place. */
export interface ShippedPart {
  readonly shipmentId: string;
  readonly lineId: string;
  readonly units: number;
}

export interface PaidLine {
  readonly lineId: string;
  /** After all discounts, with its tax. */
  readonly minor: number;
}

/**
 * What each shipment's share of a payment is: lines by the units they send from each place, and whatever the
 * payment holds beyond the lines (delivery, its tax) in proportion to them. The shares sum to `paid` exactly.
 */
export function shipmentShares(
  paid: Money,
  lines: readonly PaidLine[],
  parts: readonly ShippedPart[],
): ReadonlyMap<string, Money> {
  const ids = [...new Set(parts.map(({ shipmentId }) => shipmentId))];
  if (ids.length === 0) return new Map();
  const worth = new Map(ids.map((id) => [id, 0]));
  for (const line of lines) {
    const own = parts.filter(({ lineId }) => lineId === line.lineId);
    if (own.length === 0) continue;
    const shares = allocate(
      { minor: line.minor, currency: paid.currency },
      own.map(({ units }) => units),
    );
    own.forEach(({ shipmentId }, index) =>
      worth.set(shipmentId, (worth.get(shipmentId) ?? 0) + (shares[index]?.minor ?? 0)),
    );
  }
  const shares = allocate(
    paid,
    ids.map((id) => worth.get(id) ?? 0),
  );
  return new Map(ids.map((id, index) => [id, shares[index] ?? zero(paid.currency)]));
}
