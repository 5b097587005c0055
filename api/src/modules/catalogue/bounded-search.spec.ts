import { ListProductsQuery, type ProductList } from '@green-apple/contracts-http';
import type { ProductSearch } from '@green-apple/search';
import { ProblemError } from '../../platform/index.ts';
import { BoundedSearch } from './bounded-search.ts';

describe('a search that few may use at once', () => {
  let most: number;
  let running: number;
  let finish: ((failure?: Error) => void)[];
  let bounded: BoundedSearch;
  const query = ListProductsQuery.parse({});
  const work = <Result>(result: Result): Promise<Result> => {
    most = Math.max(most, ++running);
    return new Promise((resolve, reject) =>
      finish.push((failure) => {
        running -= 1;
        if (failure) reject(failure);
        else resolve(result);
      }),
    );
  };
  const search: ProductSearch = {
    list: () => work({ total: 7 } as ProductList),
    suggest: () => work({ products: [], categories: [], brands: [], queries: [] }),
  };
  const list = () => bounded.list(query, '2026-11-25T12:00:00Z').then(({ total }) => total);
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
    bounded = new BoundedSearch(search, { atOnce: 2, waiting: 3 });
  });

  it('serves everybody, two at a time', async () => {
    const all = Promise.all([list(), list(), list(), bounded.suggest('m'), list()]);
    await finishAll();
    expect((await all).length).toBe(5);
    expect(most).toBe(2);
  });

  it('tells who finds too many waiting to come back', async () => {
    const served = Array.from({ length: 5 }, list);
    await expectAsync(list()).toBeRejectedWith(jasmine.any(ProblemError));
    await finishAll();
    expect(await Promise.all(served)).toEqual([7, 7, 7, 7, 7]);
  });

  it('gives the place of a failure to the next one', async () => {
    const served = Array.from({ length: 4 }, list);
    const failed = expectAsync(served[0]).toBeRejectedWithError('down');
    finish.shift()?.(new Error('down'));
    await finishAll();
    await failed;
    expect(await Promise.all(served.slice(1))).toEqual([7, 7, 7]);
    const later = list();
    await finishAll();
    expect(await later).toBe(7);
    expect(most).toBe(2);
  });
});
