import { withClient, type TestStack } from '@green-apple/testing';
import type { Observation } from '../proof/observation.ts';

/** Work that is still under way for orders placed since; nothing but rows, so that it can be asked often. */
const UNDER_WAY = `
  with mine as (select id, state from ordering."order" where placed_at >= $1::timestamptz)
  select
    (select count(*) from mine where state = 'placed') as placed,
    (select count(*) from mine where state = 'confirmed'
       and id not in (select order_id from reporting.stats_applied)) as uncounted,
    (select count(*) from mine where state in ('confirmed', 'cancelled') and not exists (
       select from customer.notification n where n.order_id = mine.id and n.state <> 'sending'
         and n.template = case mine.state when 'confirmed' then 'order-confirmed' else 'order-cancelled' end)
    ) as untold,
    (select count(*) from customer.notification n join mine on mine.id = n.order_id
       where n.state = 'sending') as sending,
    (select count(*) from payment.payment p join mine on mine.id = p.order_id
       where p.state in ('requested', 'failed')
         and mine.state not in ('placed', 'payment_declined', 'action_required')) as paying,
    (select count(*) from platform.outbox where published_at is null) as unsent`;

const LOOKS_IN_A_ROW = 3;
const PAUSE_MS = 700;

/** Waits until nothing moves any more. Returns what still does when patience ends; null when all is quiet. */
export async function untilQuiet(
  stack: TestStack,
  watch: Observation,
  withinMs: number,
): Promise<string | null> {
  let left = 'nobody looked';
  let quiet = 0;
  for (const end = performance.now() + withinMs; performance.now() < end;) {
    const work = { ...(await rows(stack, watch.since)), ...(await watch.waiting()) };
    left = Object.entries(work)
      .filter(([, count]) => count > 0)
      .map(([name, count]) => `${count} ${name}`)
      .join(', ');
    quiet = left === '' ? quiet + 1 : 0;
    if (quiet === LOOKS_IN_A_ROW) return null;
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  }
  return left;
}

async function rows(stack: TestStack, since: string): Promise<Record<string, number>> {
  const found = await withClient(stack.needed('DATABASE_WRITER_URL'), (client) =>
    client.query<Record<string, string>>(UNDER_WAY, [since]),
  );
  const counts = Object.entries(found.rows[0] ?? {});
  return Object.fromEntries(counts.map(([name, count]) => [name, Number(count)]));
}
