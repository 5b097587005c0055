import {
  EVENT_TYPE_ATTRIBUTE,
  JOB_TYPE_ATTRIBUTE,
  toCloudEvent,
} from '@green-apple/contracts-events';
import type { TopicMessage } from '@green-apple/messaging';

/** A row of platform.outbox as it is read for publishing. */
export interface OutboxRow {
  readonly id: string;
  readonly topic: 'jobs' | 'events';
  readonly kind: string;
  readonly aggregate_type: string;
  readonly aggregate_id: string;
  readonly aggregate_version: number;
  readonly body: Readonly<Record<string, unknown>>;
  readonly correlation_id: string | null;
  readonly created_at: Date;
  /** Of the statement that has found the row; see `HISTORY_POINT`. */
  readonly history_point: string;
}

/** What leaves for one row: job messages as they are, events in their envelope. */
export function toTopicMessage(row: OutboxRow, region: string): TopicMessage {
  if (row.topic === 'jobs')
    return {
      id: row.id,
      body: JSON.stringify(row.body),
      attributes: { [JOB_TYPE_ATTRIBUTE]: row.kind },
    };
  const event = toCloudEvent({
    id: row.id,
    type: row.kind,
    region,
    at: row.created_at,
    aggregateType: row.aggregate_type,
    aggregateId: row.aggregate_id,
    aggregateVersion: row.aggregate_version,
    data: row.body,
    correlationId: row.correlation_id,
    historyPoint: row.history_point,
  });
  return {
    id: row.id,
    body: JSON.stringify(event),
    attributes: { [EVENT_TYPE_ATTRIBUTE]: row.kind },
  };
}
