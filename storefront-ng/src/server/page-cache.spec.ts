import { PageCache, type Rendered } from './page-cache.ts';

describe('the cache of pages that are the same for everybody', () => {
  let now: number;
  let renderings: number;
  let cache: PageCache<string>;
  const render =
    (tags: string[] = ['lists'], more: Partial<Rendered<string>> = {}) =>
    async (): Promise<Rendered<string>> => ({
      page: `page ${++renderings}`,
      tags,
      keep: true,
      bytes: 100,
      ...more,
    });
  const get = async (key: string, how = render()) => {
    const { page, state } = await cache.get(key, how);
    return `${page} ${state}`;
  };

  beforeEach(() => {
    now = 10_000;
    renderings = 0;
    cache = new PageCache({ maxBytes: 250, freshMs: 1_000, staleMs: 500, clock: () => now });
  });

  it('renders once while a page is fresh', async () => {
    expect(await get('/')).toBe('page 1 miss');
    now += 999;
    expect(await get('/')).toBe('page 1 hit');
    expect(renderings).toBe(1);
  });

  it('shows a page that is just over once more while it renders the next', async () => {
    await get('/');
    now += 1_200;
    expect(await get('/')).toBe('page 1 stale');
    await Promise.resolve();
    expect(await get('/')).toBe('page 2 hit');
  });

  it('renders anew when a page is long over', async () => {
    await get('/');
    now += 1_500;
    expect(await get('/')).toBe('page 2 miss');
  });

  it('renders once for any number who ask at the same time', async () => {
    const pages = await Promise.all(Array.from({ length: 50 }, () => get('/')));
    expect(new Set(pages)).toEqual(new Set(['page 1 miss']));
  });

  it('drops what was made of a purged tag at once, and nothing else', async () => {
    await get('/p/a', render(['product:a']));
    await get('/p/b', render(['product:b']));
    cache.purge(['product:a']);
    expect(await get('/p/a', render(['product:a']))).toBe('page 3 miss');
    expect(await get('/p/b', render(['product:b']))).toBe('page 2 hit');
  });

  it('does not keep a page whose rendering began before the purge, nor lets anybody join it', async () => {
    let finish = (): void => undefined;
    const slow = cache.get('/p/a', async () => {
      await new Promise<void>((resolve) => (finish = resolve));
      return { page: 'old', tags: ['product:a'], keep: true, bytes: 1 };
    });
    cache.purge(['product:a']);
    const fresh = get('/p/a', render(['product:a']));
    finish();
    expect((await slow).page).toBe('old');
    expect(await fresh).toBe('page 1 miss');
    expect(await get('/p/a', render(['product:a']))).toBe('page 1 hit');
  });

  it('forgets no purge while a rendering that began before it goes on', async () => {
    let finish = (): void => undefined;
    const slow = get('/', async () => {
      await new Promise<void>((resolve) => (finish = resolve));
      return { page: 'old', tags: ['product:a'], keep: true, bytes: 100 };
    });
    cache.purge(['product:a']);
    now += 10_000;
    cache.purge(['product:b']);
    finish();
    expect(await slow).toBe('old miss');
    expect(await get('/')).toBe('page 1 miss');
  });

  it('keeps a page for a blink only while what it was made of settles', async () => {
    cache.purge(['lists']);
    expect(await get('/')).toBe('page 1 miss');
    now += 249;
    expect(await get('/')).toBe('page 1 hit');
    now += 1;
    expect(await get('/')).toBe('page 2 miss');
    now += 2_500;
    expect(await get('/')).toBe('page 3 miss');
    now += 900;
    expect(await get('/')).toBe('page 3 hit');
  });

  it('says when nobody on the way should keep a page', async () => {
    expect((await cache.get('/', render())).unsettled).toBeFalse();
    cache.purge(['lists']);
    expect((await cache.get('/', render())).unsettled).toBeTrue();
    now += 2_500;
    expect((await cache.get('/', render())).unsettled).toBeFalse();
  });

  it('keeps nothing that is not for everybody', async () => {
    expect(await get('/', render([], { keep: false }))).toBe('page 1 miss');
    expect(await get('/', render([], { keep: false }))).toBe('page 2 miss');
  });

  it('keeps no failure', async () => {
    await expectAsync(cache.get('/', () => Promise.reject(new Error('down')))).toBeRejected();
    expect(await get('/')).toBe('page 1 miss');
  });

  it('goes on showing the old page when the next one fails', async () => {
    await get('/');
    now += 1_200;
    const failing = (): Promise<never> => Promise.reject(new Error('down'));
    expect((await cache.get('/', failing)).page).toBe('page 1');
    await Promise.resolve();
    expect((await cache.get('/', failing)).page).toBe('page 1');
  });

  it('holds no more than its memory, and forgets what was not asked for longest', async () => {
    await get('/a');
    await get('/b');
    await get('/a');
    await get('/c');
    expect(cache.bytes).toBeLessThanOrEqual(250);
    expect(await get('/a')).toBe('page 1 hit');
    expect(await get('/b')).toBe('page 4 miss');
  });

  it('does not keep a page larger than all of it', async () => {
    await get('/a', render(['lists'], { bytes: 251 }));
    expect(cache.bytes).toBe(0);
  });
});
