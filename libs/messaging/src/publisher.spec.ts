import { batches, type TopicMessage } from './publisher.ts';

const message = (id: number, bytes = 100): TopicMessage => ({
  id: String(id),
  body: 'x'.repeat(bytes),
  attributes: { calculation_type: 'tax' },
});

describe('publishing to a topic', () => {
  it('sends ten at a time and keeps the order', () => {
    const runs = batches(Array.from({ length: 23 }, (_, index) => message(index)));
    expect(runs.map((run) => run.length)).toEqual([10, 10, 3]);
    expect(runs.flat().map(({ id }) => Number(id))).toEqual(
      Array.from({ length: 23 }, (_, index) => index),
    );
  });

  it('never sends more bytes at once than the topic takes', () => {
    const runs = batches([message(1, 200_000), message(2, 100_000), message(3, 10)]);
    expect(runs.map((run) => run.map(({ id }) => id))).toEqual([['1'], ['2', '3']]);
  });
});
