import { Client, Connection, WorkflowNotFoundError } from '@temporalio/client';
import type { ProductList } from '@green-apple/contracts-http';
import { withClient, type TestStack } from '@green-apple/testing';
import { checkoutWorkflowId } from '@green-apple/workflow-contracts';
import type { Town } from './story.ts';

const SHELF = 8;
const PLENTY = 5_000;

/** Changes what lies on a shelf as a stock take would: the level, and a movement that says so. */
const STOCK_TAKE = `
  with place as (
    select id from inventory.location where ships order by position, id limit 1),
  wanted as (
    select l.variant_id, l.location_id,
      l.reserved + case when l.location_id = place.id then cast($2 as integer) else 0 end - l.on_hand as change
    from inventory.stock_level l, place where l.variant_id = any(cast($1 as uuid[]))),
  counted as (
    update inventory.stock_level l set on_hand = l.on_hand + w.change
    from wanted w where w.variant_id = l.variant_id and w.location_id = l.location_id)
  insert into inventory.movement (variant_id, location_id, kind, quantity)
  select variant_id, location_id, 'adjustment', change from wanted where change <> 0`;

/** Prepares the shelf: plenty of some things, a few of one. */
export async function openTown(
  stack: TestStack,
  scarceUnits: number,
): Promise<Town & { close(): Promise<void> }> {
  const variants = await inStock(stack);
  const [scarce = '', ...shelf] = variants;
  await withClient(stack.needed('DATABASE_WRITER_URL'), async (client) => {
    await client.query(STOCK_TAKE, [[scarce], scarceUnits]);
    await client.query(STOCK_TAKE, [shelf, PLENTY]);
  });
  const connection = await Connection.connect({ address: stack.needed('TEMPORAL_ADDRESS') });
  const temporal = new Client({ connection, namespace: stack.needed('TEMPORAL_NAMESPACE') });
  return {
    shelf,
    scarce,
    simulatorUrl: stack.needed('PARTNER_SIMULATOR_URL'),
    async cancel(orderId) {
      try {
        await temporal.workflow.getHandle(checkoutWorkflowId(orderId)).cancel();
      } catch (error) {
        // Over already, or not begun: then there is nothing to cancel.
        if (!(error instanceof WorkflowNotFoundError)) throw error;
      }
    },
    close: () => connection.close(),
  };
}

async function inStock(stack: TestStack): Promise<string[]> {
  const url = `${stack.needed('STOREFRONT_API_URL')}/api/products?inStock=true&limit=40`;
  const answer = await fetch(url, { signal: AbortSignal.timeout(20_000) });
  const { items } = (await answer.json()) as ProductList;
  if (items.length <= SHELF) throw new Error('the shop has too little to sell');
  return items.slice(0, SHELF + 1).map(({ variantId }) => variantId);
}
