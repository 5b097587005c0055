import { Client, Connection, WorkflowNotFoundError } from '@temporalio/client';
import type { Client as PgClient } from 'pg';
import { withClient, type TestStack } from '@green-apple/testing';
import { checkoutWorkflowId } from '@green-apple/workflow-contracts';
import type { ChaosPlan } from './plan.ts';
import { Staff } from './staff.ts';
import type { Town } from './story.ts';

const SHELF = 24;

/** What anybody may buy any number of: the shoppers here confirm no age and respect no limit. */
const FULLEST = `
  select v.id from catalog.variant v join catalog.product p on p.id = v.product_id
  join inventory.stock_level l on l.variant_id = v.id join inventory.location w on w.id = l.location_id
  where p.status = 'published' and v.active and w.ships
    and not exists (select from inventory.sale_limit x where x.product_id = p.id)
  group by v.id, v.sku order by sum(l.on_hand - l.reserved) desc, v.sku limit $1`;

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

/** Prepares the shelf: things there are many of, and a few of one; and the gift cards. */
export async function openTown(
  stack: TestStack,
  { scarceUnits, giftCards }: Pick<ChaosPlan, 'scarceUnits' | 'giftCards'>,
): Promise<Town & { close(): Promise<void> }> {
  const variants = await withClient(stack.needed('DATABASE_WRITER_URL'), async (client) => {
    const found = await inStock(client);
    await client.query(STOCK_TAKE, [found.slice(-1), scarceUnits]);
    return found;
  });
  const staff = new Staff(stack.needed('ADMIN_API_URL'));
  const codes: string[] = [];
  for (const minor of giftCards) codes.push(await staff.issueGiftCard(minor));
  const connection = await Connection.connect({ address: stack.needed('TEMPORAL_ADDRESS') });
  const temporal = new Client({ connection, namespace: stack.needed('TEMPORAL_NAMESPACE') });
  return {
    shelf: variants.slice(0, -1),
    scarce: variants.at(-1) ?? '',
    simulatorUrl: stack.needed('PARTNER_SIMULATOR_URL'),
    giftCards: codes,
    staff,
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

/** What there is most of, and last of all something that is about to become scarce. */
async function inStock(client: PgClient): Promise<string[]> {
  const { rows } = await client.query<{ id: string }>(FULLEST, [SHELF + 1]);
  if (rows.length <= SHELF) throw new Error('the shop has too little to sell');
  return rows.map(({ id }) => id);
}
