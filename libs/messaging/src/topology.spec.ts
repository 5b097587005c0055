import { CALCULATION_TYPES } from '@green-apple/contracts-events';
import { queueAttributes, subscriptionAttributes, TOPOLOGY } from './topology.ts';

describe('topics and queues', () => {
  const queueNamed = (name: string) => TOPOLOGY.queues.find((queue) => queue.name === name);

  it('send each kind of job to exactly one queue', () => {
    const kinds = TOPOLOGY.queues
      .filter(({ topic }) => topic === 'jobs')
      .flatMap(({ filterPolicy }) => filterPolicy['calculation_type'] ?? []);
    expect([...kinds].sort()).toEqual([...CALCULATION_TYPES].sort());
  });

  it('tell the search index about everything a shopper can find', () => {
    expect(queueNamed('search-index')?.filterPolicy).toEqual({
      event_type: [
        { prefix: 'product.' },
        { prefix: 'stock.' },
        { prefix: 'price.' },
        { prefix: 'category.' },
        { prefix: 'brand.' },
        { prefix: 'attribute.' },
        { prefix: 'collection.' },
      ],
    });
  });

  it('tell the caches of pages about the same', () => {
    expect(queueNamed('page-purge')?.filterPolicy).toEqual(
      queueNamed('search-index')?.filterPolicy ?? {},
    );
  });

  it('name the variables by which processes find a queue', () => {
    const queue = queueNamed('checkout-jobs');
    expect(queue?.urlVariable).toBe('CHECKOUT_JOBS_QUEUE_URL');
    expect(queue?.deadLetterUrlVariable).toBe('CHECKOUT_JOBS_DLQ_URL');
  });

  it('set a message aside after five deliveries', () => {
    const attributes = queueAttributes(TOPOLOGY, 'arn:dead');
    expect(JSON.parse(attributes['RedrivePolicy'] ?? '')).toEqual({
      deadLetterTargetArn: 'arn:dead',
      maxReceiveCount: 5,
    });
  });

  it('hand consumers the message as it was published', () => {
    for (const queue of TOPOLOGY.queues) {
      expect(subscriptionAttributes(queue)['RawMessageDelivery'])
        .withContext(queue.name)
        .toBe('true');
    }
  });
});
