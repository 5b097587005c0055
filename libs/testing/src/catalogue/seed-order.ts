import type { Client } from 'pg';
import { anOrder, tokenHash, type OrderExample } from '../builders/order.ts';
import { withClient } from '../database/connection.ts';
import { TINY_IDS } from './tiny-ids.ts';

/**
 * Puts an order into a database as the shop leaves it right after "place": lines, history, held stock and
 * the first payment attempt. Needs the tiny catalogue; writes no outbox rows.
 */
export async function seedOrder(
  database: { readonly adminUrl: string },
  order: OrderExample = anOrder().build(),
): Promise<OrderExample> {
  await withClient(database.adminUrl, async (client) => {
    await client.query('begin');
    await insertOrder(client, order);
    await insertLines(client, order);
    await insertPayment(client, order);
    await client.query('commit');
  });
  return order;
}

const UNSOLD: readonly OrderExample['state'][] = [
  'placed',
  'action_required',
  'payment_declined',
  'cancelled',
];
const isSold = ({ state }: OrderExample): boolean => !UNSOLD.includes(state);
const itemsOf = (order: OrderExample): number =>
  order.lines.reduce((all, line) => all + line.unitMinor * line.quantity, 0);
const totalOf = (order: OrderExample): number =>
  itemsOf(order) + order.shippingMinor + order.taxMinor;

async function insertOrder(client: Client, order: OrderExample): Promise<void> {
  const step = (kind: string, label: string, minor: number): object => ({
    kind,
    label,
    ruleId: null,
    ruleVersion: null,
    amount: { minor, currency: 'USD' },
    shares: [],
  });
  const receipt = [
    step('items', 'Items', itemsOf(order)),
    step('shipping', order.delivery.label, order.shippingMinor),
    step('tax', 'Tax', order.taxMinor),
  ];
  await client.query(
    `insert into ordering."order" (id, number, cart_id, quote_id, session_hash, access_hash, state,
       state_reason, market, region, currency, email, shipping_address, delivery, items_minor,
       discount_minor, shipping_minor, tax_minor, total_minor, receipt, hold_expires_at, placed_at,
       updated_at, confirmed_at)
     values ($1, $2, gen_random_uuid(), gen_random_uuid(), $3, $4, $5, $6, 'US', 'local', 'USD', $7, $8,
       $9, $10, 0, $11, $12, $13, $14, now() + interval '30 minutes', $15, $15,
       case when $16 then cast($15 as timestamptz) end)`,
    [
      order.id,
      order.number,
      tokenHash(order.sessionToken),
      tokenHash(order.accessToken),
      order.state,
      order.reason,
      order.email,
      JSON.stringify(order.address),
      JSON.stringify(order.delivery),
      itemsOf(order),
      order.shippingMinor,
      order.taxMinor,
      totalOf(order),
      JSON.stringify(receipt),
      order.placedAt,
      isSold(order),
    ],
  );
  await client.query(
    `insert into ordering.history (order_id, seq, from_state, to_state, reason, at)
     values ($1, 1, null, 'placed', null, $2)`,
    [order.id, order.placedAt],
  );
  if (order.state !== 'placed')
    await client.query(
      `insert into ordering.history (order_id, seq, from_state, to_state, reason, at)
       values ($1, 2, 'placed', $2, $3, $4)`,
      [order.id, order.state, order.reason, order.placedAt],
    );
}

async function insertLines(client: Client, order: OrderExample): Promise<void> {
  for (const [index, line] of order.lines.entries()) {
    await client.query(
      `insert into ordering.line (id, order_id, position, variant_id, product_id, sku, title,
         variant_title, quantity, unit_minor, total_minor)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
      [
        line.id,
        order.id,
        index + 1,
        line.variantId,
        line.productId,
        line.sku,
        line.title,
        line.variantTitle,
        line.quantity,
        line.unitMinor,
        line.unitMinor * line.quantity,
      ],
    );
    await holdStock(client, order, line);
  }
}

async function holdStock(
  client: Client,
  order: OrderExample,
  line: OrderExample['lines'][number],
): Promise<void> {
  const state = isSold(order) ? 'allocated' : order.state === 'cancelled' ? 'released' : 'held';
  await client.query(
    `insert into inventory.reservation (id, order_id, order_line_id, variant_id, location_id, quantity, state, expires_at)
     values (gen_random_uuid(), $1, $2, $3, $4, $5, $6, now() + interval '30 minutes')`,
    [order.id, line.id, line.variantId, TINY_IDS.locations.warehouse, line.quantity, state],
  );
  if (state !== 'released')
    await client.query(
      `update inventory.stock_level set reserved = reserved + $3 where variant_id = $1 and location_id = $2`,
      [line.variantId, TINY_IDS.locations.warehouse, line.quantity],
    );
}

/** How far the first payment attempt is, by where the order stands. */
const PAYMENT_STATES: Readonly<Partial<Record<OrderExample['state'], string>>> = {
  placed: 'requested',
  action_required: 'action_required',
  payment_declined: 'declined',
  cancelled: 'voided',
};

async function insertPayment(client: Client, order: OrderExample): Promise<void> {
  await client.query(
    `insert into payment.payment (id, order_id, attempt, provider, payment_method_ref, state,
       decline_code, amount_minor, currency, idempotency_key)
     values (gen_random_uuid(), $1, 1, 'stripe', $2, $3, $4, $5, 'USD', $6)`,
    [
      order.id,
      order.paymentMethodRef,
      PAYMENT_STATES[order.state] ?? 'authorised',
      order.state === 'payment_declined' ? order.reason : null,
      totalOf(order),
      `${order.id}/payment/1`,
    ],
  );
}
