import type { Turn } from '@green-apple/search';
import { ProblemError } from '../../platform/index.ts';
import { boundedTurns } from './bounded-turns.ts';

describe('what few may do at once', () => {
  let most: number;
  let running: number;
  let finish: ((failure?: Error) => void)[];
  let line: Turn;
  const work = (): Promise<number> => {
    most = Math.max(most, ++running);
    return new Promise((resolve, reject) =>
      finish.push((failure) => {
        running -= 1;
        if (failure) reject(failure);
        else resolve(7);
      }),
    );
  };
  const ask = (signal?: AbortSignal) => line(work, signal);
  /** Ends what runs, again and again, until nobody is left. */
  const finishAll = async () => {
    while (finish.length > 0) {
      finish.shift()?.();
      await new Promise((resolve) => setImmediate(resolve));
    }
  };

  beforeEach(() => {
    most = running = 0;
    finish = [];
    line = boundedTurns({ atOnce: 2, waiting: 3, patienceMs: 1_000 });
  });

  it('serves everybody, two at a time', async () => {
    const all = Promise.all(Array.from({ length: 5 }, () => ask()));
    await finishAll();
    expect((await all).length).toBe(5);
    expect(most).toBe(2);
  });

  it('tells who finds too many waiting to come back', async () => {
    const served = Array.from({ length: 5 }, () => ask());
    await expectAsync(ask()).toBeRejectedWith(jasmine.any(ProblemError));
    await finishAll();
    expect(await Promise.all(served)).toEqual([7, 7, 7, 7, 7]);
  });

  describe('when turns take long', () => {
    beforeEach(() => jasmine.clock().install());
    afterEach(() => jasmine.clock().uninstall());

    it('tells who has waited too long to come back, and serves who had a turn', async () => {
      const served = [ask(), ask()];
      const late = expectAsync(ask()).toBeRejectedWith(jasmine.any(ProblemError));
      jasmine.clock().tick(1_000);
      await late;
      const next = ask();
      await finishAll();
      expect(await Promise.all([...served, next])).toEqual([7, 7, 7]);
    });
  });

  it('gives the place of a failure to the next one', async () => {
    const served = Array.from({ length: 4 }, () => ask());
    const failed = expectAsync(served[0]).toBeRejectedWithError('down');
    finish.shift()?.(new Error('down'));
    await finishAll();
    await failed;
    expect(await Promise.all(served.slice(1))).toEqual([7, 7, 7]);
    const later = ask();
    await finishAll();
    expect(await later).toBe(7);
    expect(most).toBe(2);
  });

  it('keeps no place for who has gone', async () => {
    const gone = new AbortController();
    const served = [ask(), ask()];
    const left = expectAsync(ask(gone.signal)).toBeRejectedWith('gone');
    gone.abort('gone');
    await left;
    const next = [ask(), ask(), ask()];
    await finishAll();
    expect(await Promise.all([...served, ...next])).toEqual([7, 7, 7, 7, 7]);
  });
});
