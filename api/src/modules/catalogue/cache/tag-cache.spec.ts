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
    now = 200;
    expect(await cache.get('home', 100, load())).toBe('load 2');
  });

  it('gives an answer that is just over once more, while one load brings the next', async () => {
    await cache.get('home', 100, load());
    now = 150;
    const answers = await Promise.all([1, 2, 3].map(() => cache.get('home', 100, load())));
    expect([answers, loads]).toEqual([['load 1', 'load 1', 'load 1'], 2]);
    await Promise.resolve();
    expect(await cache.get('home', 100, load())).toBe('load 2');
  });

  it('loads a few anew at a time when many end together, and gives the others as they are', async () => {
    const hot = new TagCache<string>({ renewedAtOnce: 2, clock: () => now });
    const keys = ['a', 'b', 'c', 'd'];
    for (const key of keys) await hot.get(key, 100, load());
    now = 150;
    const waiting: (() => void)[] = [];
    const slow = async () => {
      await new Promise<void>((resolve) => waiting.push(resolve));
      return { value: 'anew', tags: [] };
    };
    const all = () => Promise.all(keys.map((key) => hot.get(key, 100, slow)));
    expect(await all()).toEqual(['load 1', 'load 2', 'load 3', 'load 4']);
    await all();
    expect(waiting.length).toBe(2);
    for (const go of waiting) go();
    await new Promise((resolve) => setTimeout(resolve));
    expect(await all()).toEqual(['anew', 'anew', 'load 3', 'load 4']);
    expect(waiting.length).toBe(4);
  });

  it('gives nothing that is over after a drop, however short a time ago', async () => {
    await cache.get('a', 100, load(['product:1']));
    now = 150;
    cache.drop(['product:1']);
    expect(await cache.get('a', 100, load(['product:1']))).toBe('load 2');
  });

  it('goes on with the old answer when the next one cannot be had', async () => {
    await cache.get('a', 100, load());
    now = 150;
    const failing = () => Promise.reject(new Error('down'));
    expect(await cache.get('a', 100, failing)).toBe('load 1');
    await Promise.resolve();
    expect(await cache.get('a', 100, failing)).toBe('load 1');
    now = 200;
    await expectAsync(cache.get('a', 100, failing)).toBeRejectedWithError('down');
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

  it('keeps an answer whose load has seen drops of other things only', async () => {
    let finish = (): void => undefined;
    const slow = cache.get('a', 100, async () => {
      await new Promise<void>((resolve) => (finish = resolve));
      return { value: 'mine', tags: ['product:1'] };
    });
    for (let n = 2; n < 50; n++) cache.drop([`product:${n}`]);
    finish();
    expect(await slow).toBe('mine');
    expect(await cache.get('a', 100, load())).toBe('mine');
  });

  it('forgets no drop while a load that began before it goes on', async () => {
    let finish = (): void => undefined;
    const slow = cache.get('a', 100, async () => {
      await new Promise<void>((resolve) => (finish = resolve));
      return { value: 'old', tags: ['product:1'] };
    });
    cache.drop(['product:1']);
    now = 20_000;
    cache.drop(['product:2']);
    finish();
    expect(await slow).toBe('old');
    expect(await cache.get('a', 100, load())).toBe('load 1');
  });

  it('does not keep an answer whose load began before everything was cleared', async () => {
    let finish = (): void => undefined;
    const slow = cache.get('a', 100, async () => {
      await new Promise<void>((resolve) => (finish = resolve));
      return { value: 'old', tags: [] };
    });
    cache.clear();
    finish();
    expect(await slow).toBe('old');
    expect(await cache.get('a', 100, load())).toBe('load 1');
  });

  it('keeps what is loaded soon after a drop for a blink only: it may be from before', async () => {
    const settling = new TagCache<string>({ settlingMs: 1_000, clock: () => now });
    settling.drop(['product:1']);
    const get = () => settling.get('a', 500, load(['product:1']));
    expect(await get()).toBe('load 1');
    now = 149;
    expect(await get()).toBe('load 1');
    now = 150;
    expect(await get()).toBe('load 2');
    now = 1_000;
    expect(await get()).toBe('load 3');
    now = 1_499;
    expect(await get()).toBe('load 3');
  });

  it('keeps everything for a blink only after all was cleared', async () => {
    const settling = new TagCache<string>({ settlingMs: 1_000, clock: () => now });
    settling.clear();
    await settling.get('a', 500, load());
    now = 150;
    expect(await settling.get('a', 500, load())).toBe('load 2');
  });

  it('keeps no failure', async () => {
    await expectAsync(
      cache.get('a', 100, () => Promise.reject(new Error('down'))),
    ).toBeRejectedWithError('down');
    expect(await cache.get('a', 100, load())).toBe('load 1');
  });

  it('holds no more than its capacity, and forgets what was not asked for longest', async () => {
    for (const key of ['a', 'b', 'a', 'c']) await cache.get(key, 100, load());
    expect(cache.size).toBe(2);
    expect(await cache.get('a', 100, load())).toBe('load 1');
    expect(await cache.get('b', 100, load())).toBe('load 4');
  });

  it('counts what entries take, and keeps none that is larger than all of it', async () => {
    const sized = new TagCache<string>({ capacity: 10, sizeOf: (value) => value.length });
    const text = (value: string) => async () => ({ value, tags: ['t'] });
    await sized.get('a', 1_000, text('four'));
    await sized.get('b', 1_000, text('sixsix'));
    expect(sized.size).toBe(10);
    await sized.get('c', 1_000, text('one'));
    expect(sized.size).toBe(9);
    await sized.get('d', 1_000, text('much too long'));
    expect(sized.size).toBe(9);
    sized.drop(['t']);
    expect(sized.size).toBe(0);
  });
});
