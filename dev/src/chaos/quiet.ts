import { withClient, type TestStack } from '@green-apple/testing';
import type { Observation } from '../proof/observation.ts';

/** Work that is still under way for orders placed since; nothing but rows, so that it can be asked often. */
const UNDER_WAY = `
  with mine as (
    select id, state, confirmed_at is not null as sold from ordering."order" where placed_at >= $1::timestamptz),
  counted as (select order_id from reporting.stats_applied),
  told as (select order_id, template, occasion from customer.notification where state <> 'sending'),
  parcel as (
    select s.* from fulfilment.shipment s join mine on mine.id = s.order_id where mine.state <> 'cancelled'),
  back as (select r.* from payment.refund r join mine on mine.id = r.order_id),
  coming as (select q.* from returns.request q join mine on mine.id = q.order_id)
  select
    (select count(*) from mine where state = 'placed') as placed,
    (select count(*) from mine where sold and state <> 'cancelled'
       and id not in (select order_id from counted)) as uncounted,
    (select count(*) from mine where state = 'cancelled' and id in (select order_id from counted)
    ) as "counted though cancelled",
    (select count(*) from mine where sold and state <> 'cancelled' and not exists (
       select from told where order_id = mine.id and template = 'order-confirmed')) as "sold and untold",
    (select count(*) from mine where state = 'cancelled' and not exists (
       select from told where order_id = mine.id and template = 'order-cancelled')) as "cancelled and untold",
    (select count(*) from customer.notification n join mine on mine.id = n.order_id
       where n.state = 'sending') as sending,
    (select count(*) from payment.payment p join mine on mine.id = p.order_id
       where p.state in ('requested', 'failed')
         and mine.state not in ('placed', 'payment_declined', 'action_required')) as paying,
    (select count(*) from payment.payment p join mine on mine.id = p.order_id
       where p.state = 'authorised' and mine.state = 'cancelled') as "not let go",
    (select count(*) from mine where sold and state <> 'cancelled'
       and id not in (select order_id from parcel)) as unplanned,
    (select count(*) from parcel where exists (
       select from fulfilment.instruction i where i.shipment_id = parcel.id
         and (i.kind = 'pack' and parcel.state = 'planned'
           or i.kind = 'ship' and parcel.state in ('picking', 'packed')))) as "to be sent",
    (select count(*) from ordering.cancel_request c join mine on mine.id = c.order_id
       where c.state = 'open') as "to be cancelled",
    (select count(*) from back where state in ('approved', 'processing')) as refunding,
    (select count(*) from back where state = 'settled' and counted_at is null
       and order_id in (select order_id from counted)) as "refunds uncounted",
    (select count(*) from back where state = 'settled' and not exists (select from told
       where told.order_id = back.order_id and template = 'refund-sent' and occasion = back.position)
    ) as "refunds untold",
    (select count(*) from coming where state in ('requested', 'approved', 'inspected') and review is null
       or exists (select from returns.instruction i where i.return_id = coming.id and i.kind = 'inspect'
         and coming.state = 'received')) as "coming back",
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
