import {
  inTransaction,
  writerSelect,
  type Transaction,
  type Writer,
} from '@green-apple/persistence';

/**
 * Runs `work` in one transaction with the note that this consumer has seen the event; a second delivery
 * does nothing and returns false.
 */
export async function handleOnce(
  writer: Writer,
  consumer: string,
  eventId: string,
  work: (transaction: Transaction) => Promise<void>,
): Promise<boolean> {
  return inTransaction(writer, async (transaction) => {
    const [first] = await writerSelect<{ event_id: string }>(
      writer,
      `insert into platform.inbox (consumer, event_id) values ($consumer, $eventId)
       on conflict do nothing returning event_id`,
      { consumer, eventId },
      transaction,
    );
    if (first === undefined) return false;
    await work(transaction);
    return true;
  });
}
