/** A time as ISO 8601 text. */
export const time = (column: string): string => `to_json(${column}) #>> '{}'`;

/** An order proves it, or whoever imported it knew a purchase. */
export const VERIFIED = '(r.order_id is not null or r.purchase_ref is not null)';
