import { eventually } from '@green-apple/testing';
import { PagePurger } from './page-purger.ts';

describe('telling page caches what changed', () => {
  let purged: string[][];
  let failure: Error | null;
  let purger: PagePurger;
  beforeEach(() => {
    purged = [];
    failure = null;
    purger = new PagePurger(
      {
        purge: (tags) => {
          if (failure) return Promise.reject(failure);
          purged.push([...tags]);
          return Promise.resolve();
        },
      },
      { gatherMs: 1, settledMs: 60_000 },
    );
  });

  it('happens once for changes that come close together, each tag once', async () => {
    await Promise.all([purger.purge(['product:a', 'lists']), purger.purge(['product:b', 'lists'])]);
    expect(purged).toEqual([['product:a', 'lists', 'product:b']]);
  });

  it('happens again for what comes later, and twice is as good as once', async () => {
    await purger.purge(['lists']);
    await purger.purge(['lists']);
    expect(purged).toEqual([['lists'], ['lists']]);
  });

  it('happens once more when the copies of what changed have followed', async () => {
    const late: unknown[] = [];
    const caches = {
      purge: (tags: readonly string[]) => Promise.resolve(void purged.push([...tags])),
    };
    const twice = new PagePurger(caches, {
      gatherMs: 1,
      settledMs: 5,
      onLateFailure: (error) => late.push(error),
    });
    await twice.purge(['lists']);
    await eventually(() => purged.length === 2);
    expect([purged, late]).toEqual([[['lists'], ['lists']], []]);
  });

  it('takes no more tags at once than a network does', async () => {
    const tags = Array.from({ length: 65 }, (_, index) => `product:${index}`);
    await purger.purge(tags);
    expect(purged.map(({ length }) => length)).toEqual([30, 30, 5]);
    expect(purged.flat()).toEqual(tags);
  });

  it('asks nobody when nothing is out of date', async () => {
    await purger.purge([]);
    expect(purged).toEqual([]);
  });

  it('fails for everybody who waited when a cache could not be told, and works again after', async () => {
    failure = new Error('down');
    const both = await Promise.allSettled([purger.purge(['a']), purger.purge(['b'])]);
    expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    failure = null;
    await purger.purge(['a']);
    expect(purged).toEqual([['a']]);
  });
});
