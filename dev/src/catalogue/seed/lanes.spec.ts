import { lanes } from './lanes.ts';

const later = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('the lanes of the seed command', () => {
  it('give each worker one batch at a time and lose none', async () => {
    const running = new Map<string, number>();
    const done: number[] = [];
    const road = lanes(['a', 'b'], async (worker: string, job: number) => {
      running.set(worker, (running.get(worker) ?? 0) + 1);
      expect(running.get(worker)).toBe(1);
      await later();
      running.set(worker, 0);
      done.push(job);
    });
    for (let job = 0; job < 20; job++) await road.give(job);
    await road.done();
    expect(done.sort((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, i) => i));
  });

  it('tell of the first batch that failed', async () => {
    const road = lanes(['a'], async (_, job: number) => {
      await later();
      if (job === 1) throw new Error('disk full');
    });
    await road.give(0);
    await road.give(1);
    await expectAsync(road.done()).toBeRejectedWithError('disk full');
  });
});
