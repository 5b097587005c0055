import { TagCache } from './tag-cache.ts';

describe('the cache of hot answers', () => {
  let now: number;
  let loads: number;
  let cache: TagCache<string>;
  const load =
    (tags: string[] = ['lists']) =>
    async () => ({ value: `load ${++loads}`, tags });

  beforeEach(() => {
    now = 0;
    loads = 0;
    cache = new TagCache<string>({ capacity: 2, clock: () => now });
  });

  it('answers again without loading until its time is over', async () => {
    expect(await cache.get('home', 100, load())).toBe('load 1');
    now = 99;
    expect(await cache.get('home', 100, load())).toBe('load 1');
    now = 100;
    expect(await cache.get('home', 100, load())).toBe('load 2');
  });

  it('loads once for any number who ask at the same time', async () => {
    const answers = await Promise.all(
      Array.from({ length: 50 }, () => cache.get('home', 100, load())),
    );
    expect(new Set(answers)).toEqual(new Set(['load 1']));
    expect(loads).toBe(1);
  });

  it('drops what was made of a changed product and keeps the rest', async () => {
    await cache.get('a', 100, load(['product:1']));
    await cache.get('b', 100, load(['product:2']));
    cache.drop(['product:1']);
    expect(await cache.get('a', 100, load())).toBe('load 3');
    expect(await cache.get('b', 100, load())).toBe('load 2');
  });

  it('does not keep an answer whose load began before the drop', async () => {
    let finish = (): void => undefined;
    const slow = cache.get('a', 100, async () => {
      await new Promise<void>((resolve) => (finish = resolve));
      return { value: 'old', tags: ['product:1'] };
    });
    cache.drop(['product:1']);
    const fresh = cache.get('a', 100, load(['product:1']));
    finish();
    expect(await slow).toBe('old');
    expect(await fresh).toBe('load 1');
    expect(await cache.get('a', 100, load())).toBe('load 1');
  });

  it('keeps no failure', async () => {
    await expectAsync(
      cache.get('a', 100, () => Promise.reject(new Error('down'))),
    ).toBeRejectedWithError('down');
    expect(await cache.get('a', 100, load())).toBe('load 1');
  });

  it('holds no more than its capacity', async () => {
    for (const key of ['a', 'b', 'c']) await cache.get(key, 100, load());
    expect(await cache.get('c', 100, load())).toBe('load 3');
    expect(await cache.get('a', 100, load())).toBe('load 4');
  });
});
