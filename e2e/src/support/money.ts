import { testStack, withClient } from '@green-apple/testing';

/** Accounts of an order's books that are not even, with what stands on them; revenue and the like left aside. */
export function openBooks(orderId: string): Promise<Record<string, number>> {
  return withClient(testStack().needed('DATABASE_WRITER_URL'), async (client) => {
    const { rows } = await client.query<{ account: string; minor: string }>(
      `select e.account, sum(e.amount_minor) as minor
       from payment.ledger_entry e join payment.ledger_transaction t on t.id = e.transaction_id
       where t.order_id = $1 and (e.account in ('customer', 'card_holds') or e.account like '%clearing')
       group by e.account having sum(e.amount_minor) <> 0`,
      [orderId],
    );
    return Object.fromEntries(rows.map(({ account, minor }) => [account, Number(minor)]));
  });
}
