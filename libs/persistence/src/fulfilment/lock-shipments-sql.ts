/** Whoever looks where an order's money is waits for those who are moving it. */
export const LOCK_SHIPMENTS_SQL = `
  select id from fulfilment.shipment where order_id = cast($orderId as uuid) order by position for update`;
