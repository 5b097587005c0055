import { ShopEvent } from '@green-apple/contracts-events';
import { toTopicMessage, type OutboxRow } from './outbox-batch.ts';

const ORDER = '0198c5d2-7f1c-7d2e-8a3b-0123456789ab';
const row = (change: Partial<OutboxRow>): OutboxRow => ({
  id: '0198c5d2-7f1c-7d2e-8a3b-000000000001',
  topic: 'jobs',
  kind: 'checkout',
  aggregate_type: 'order',
  aggregate_id: ORDER,
  aggregate_version: 1,
  body: { order_id: ORDER, calculation_type: 'checkout' },
  correlation_id: 'abc',
  created_at: new Date('2026-11-22T10:00:00Z'),
  history_point: '7311223344556677889/16384:184467:16/B374D848',
  ...change,
});

describe('what leaves the outbox', () => {
  it('is a job message exactly as it was written, with its type to filter by', () => {
    expect(toTopicMessage(row({}), 'local')).toEqual({
      id: row({}).id,
      body: `{"order_id":"${ORDER}","calculation_type":"checkout"}`,
      attributes: { calculation_type: 'checkout' },
    });
  });

  it('is an event in an envelope that our own consumers accept', () => {
    const message = toTopicMessage(
      row({ topic: 'events', kind: 'order.placed', body: { orderId: ORDER } }),
      'us-east-1',
    );
    expect(message.attributes).toEqual({ event_type: 'order.placed' });
    const event = ShopEvent.parse(JSON.parse(message.body));
    expect(event.id).toBe(row({}).id);
    expect(event.data).toEqual({ orderId: ORDER });
    expect(event.historypoint).toBe(row({}).history_point);
  });
});
