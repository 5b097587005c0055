import type { BulkKind } from '@green-apple/domain-catalog';
import type { OutboxMessage } from '../outbox.ts';
import type { Writer } from '../pools.ts';
import type { Transaction } from '../transaction.ts';
import type { BulkJob } from './bulk-job.ts';
import { judgeRows, type JudgedRow } from './bulk-judging.ts';
import { knowledgeOf, type ReadableRow } from './bulk-knowledge.ts';
import { lockDescribedProducts, lockProducts, writeProducts } from './bulk-products.ts';
import { writePrices } from './bulk-prices.ts';
import { lockLevels, writeStock } from './bulk-stock.ts';

/** Takes rows over inside a transaction and tells whose products, by id, are not what they were. */
export interface BulkWriter {
  /** Holds on to what the rows are about, in a fixed order. */
  lock(writer: Writer, rows: readonly ReadableRow[], transaction: Transaction): Promise<void>;
  write(writer: Writer, rows: readonly JudgedRow[], transaction: Transaction): Promise<string[]>;
  readonly event: 'product.batch_changed' | 'price.changed' | 'stock.changed';
}

const WRITERS: Readonly<Record<BulkKind, BulkWriter>> = {
  products: { lock: lockDescribedProducts, write: writeProducts, event: 'product.batch_changed' },
  prices: { lock: lockProducts, write: writePrices, event: 'price.changed' },
  stock: { lock: lockLevels, write: writeStock, event: 'stock.changed' },
};

/** As many ids as one event carries. */
const IDS_PER_EVENT = 200;

/** Judges rows again under lock and writes the good ones; few events tell of many products. */
export async function applyRows(
  writer: Writer,
  job: BulkJob,
  rows: readonly ReadableRow[],
  transaction: Transaction,
): Promise<{ readonly judged: JudgedRow[]; readonly messages: OutboxMessage[] }> {
  const { lock, write, event } = WRITERS[job.kind];
  await lock(writer, rows, transaction);
  const knowledge = await knowledgeOf(writer, job, rows, transaction);
  const judged = judgeRows(job.kind, rows, knowledge);
  const news = judged.filter(({ judgement: { code } }) => code === 'new' || code === 'changed');
  const productIds = news.length === 0 ? [] : await write(writer, news, transaction);
  const messages: OutboxMessage[] = [];
  for (let at = 0; at < productIds.length; at += IDS_PER_EVENT)
    messages.push({
      topic: 'events',
      kind: event,
      aggregateType: 'bulk-job',
      aggregateId: job.id,
      aggregateVersion: rows.at(-1)?.line ?? 0,
      body: { productIds: productIds.slice(at, at + IDS_PER_EVENT) },
      ...(job.correlationId === null ? {} : { correlationId: job.correlationId }),
    });
  return { judged, messages };
}
