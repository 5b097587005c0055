import type { OrderExample } from '@green-apple/testing';
import type { Client } from '@temporalio/client';
import type { ShopStage } from '../shop-stage.ts';

/** Answers with the id of what the run is named after: an order, a refund, a file. */
export type Branch = (shop: ShopStage, client: Client) => Promise<{ readonly id: string }>;
export type Branches = Readonly<Record<string, Branch>>;

export async function planned(shop: ShopStage): Promise<OrderExample> {
  const order = await shop.place();
  await shop.isPlanned(order);
  return order;
}

export async function charged(shop: ShopStage): Promise<OrderExample> {
  const order = await planned(shop);
  await shop.packAndShip(order);
  return order;
}
