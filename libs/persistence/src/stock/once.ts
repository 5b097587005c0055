import { writerSelect, type Writer } from '../pools.ts';
import { inTransaction, type Transaction } from '../transaction.ts';

/**
 * Does a deed once per key and remembers its result: a second call, at the same time or a year later, gets
 * the result of the first. `within` a transaction it is a part of it.
 */
export function once<Result>(
  writer: Writer,
  { key, kind }: { readonly key: string; readonly kind: string },
  work: (transaction: Transaction) => Promise<Result>,
  within?: Transaction,
): Promise<Result> {
  return joined(writer, within, async (transaction) => {
    const taken = await writerSelect(
      writer,
      `insert into inventory.operation (key, kind) values ($key, $kind) on conflict do nothing returning key`,
      { key, kind },
      transaction,
    );
    if (taken.length === 0) return earlier<Result>(writer, key, transaction);
    const result = await work(transaction);
    await writerSelect(
      writer,
      'update inventory.operation set result = cast($result as jsonb) where key = $key returning key',
      { key, result: JSON.stringify(result) },
      transaction,
    );
    return result;
  });
}

const joined = <Result>(
  writer: Writer,
  within: Transaction | undefined,
  work: (transaction: Transaction) => Promise<Result>,
): Promise<Result> => (within === undefined ? inTransaction(writer, work) : work(within));

async function earlier<Result>(
  writer: Writer,
  key: string,
  transaction: Transaction,
): Promise<Result> {
  const [row] = await writerSelect<{ result: Result }>(
    writer,
    'select result from inventory.operation where key = $key',
    { key },
    transaction,
  );
  if (row === undefined) throw new Error('a deed without a record');
  return row.result;
}
