import { QueryTypes } from 'sequelize';
import { v7 as uuidv7 } from 'uuid';
import type { Writer } from './pools.ts';
import type { Transaction } from './transaction.ts';

/** A message that leaves if, and only if, the transaction that wrote it commits. */
export interface OutboxMessage {
  /** `jobs` carries job messages, `events` CloudEvents. */
  readonly topic: 'jobs' | 'events';
  /** Calculation type or event type: what subscription filters look at. */
  readonly kind: string;
  readonly aggregateType: string;
  readonly aggregateId: string;
  readonly aggregateVersion: number;
  /** jobs: the job message itself. events: the `data` of the CloudEvent (ids and versions, no personal data). */
  readonly body: object;
  /** Ties the message to the request that caused it. */
  readonly correlationId?: string;
}

/** Writes all messages in one statement; returns their event ids in order. */
export async function insertOutbox(
  writer: Writer,
  transaction: Transaction,
  messages: readonly OutboxMessage[],
): Promise<string[]> {
  if (messages.length === 0) return [];
  const rows = messages.map((message) => ({
    id: uuidv7(),
    topic: message.topic,
    kind: message.kind,
    aggregate_type: message.aggregateType,
    aggregate_id: message.aggregateId,
    aggregate_version: message.aggregateVersion,
    body: message.body,
    correlation_id: message.correlationId ?? null,
  }));
  await writer.sequelize.query(
    `insert into platform.outbox
       (id, topic, kind, aggregate_type, aggregate_id, aggregate_version, body, correlation_id)
     select id, topic, kind, aggregate_type, aggregate_id, aggregate_version, body, correlation_id
     from jsonb_to_recordset(cast($rows as jsonb)) as row(id uuid, topic text, kind text,
       aggregate_type text, aggregate_id uuid, aggregate_version integer, body jsonb, correlation_id text)`,
    { type: QueryTypes.INSERT, bind: { rows: JSON.stringify(rows) }, transaction },
  );
  return rows.map((row) => row.id);
}
