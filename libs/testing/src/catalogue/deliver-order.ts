import { withClient } from '../database/connection.ts';

/**
 * Puts everything an order holds into the hands of its shopper: sold, sent in one parcel and delivered five days
 * ago. For specs about what follows; writes no outbox rows.
 */
export async function deliverOrder(
  database: { readonly adminUrl: string },
  orderId: string,
): Promise<void> {
  await withClient(database.adminUrl, async (client) => {
    await client.query(
      `update ordering."order" set state = 'delivered', confirmed_at = now() where id = $1`,
      [orderId],
    );
    await client.query(
      `with parcel as (
         insert into fulfilment.shipment (id, order_id, location_id, position, kind, state, amount_minor, currency)
         select gen_random_uuid(), $1, r.location_id, 1, 'parcel', 'delivered', 0, o.currency
         from inventory.reservation r join ordering."order" o on o.id = r.order_id
         where o.id = $1 limit 1 returning id),
       noted as (
         insert into fulfilment.history (shipment_id, seq, to_state, at)
         select id, 1, 'delivered', now() - interval '5 days' from parcel)
       insert into fulfilment.shipment_part (shipment_id, reservation_id, order_line_id, variant_id, quantity)
       select p.id, r.id, r.order_line_id, r.variant_id, r.quantity
       from parcel p, inventory.reservation r where r.order_id = $1`,
      [orderId],
    );
  });
}
