import { eventually } from '@green-apple/testing';
import { toAnswer } from './answer.ts';
import { CatalogueCache, LISTS, productTag } from './catalogue-cache.ts';

describe('the cache of the catalogue', () => {
  let cache: CatalogueCache;
  let loads: number;
  beforeEach(() => {
    cache = new CatalogueCache();
    loads = 0;
  });

  const page = async (id: string, tags = [productTag(id)]) => {
    const { body } = await cache.get(`product ${id}`, 60_000, async () => ({
      value: toAnswer({ load: ++loads }),
      tags,
    }));
    return (JSON.parse(body.toString()) as { load: number }).load;
  };

  it('drops a changed product and all lists, and nothing else', async () => {
    await page('a');
    await page('b');
    await page('home', [LISTS]);
    cache.changed('a');
    expect([await page('b'), await page('a'), await page('home', [LISTS])]).toEqual([2, 4, 5]);
  });

  it('soon asks again, since readers may not have caught up', async () => {
    await page('a');
    cache.changed('a');
    expect(await page('a')).toBe(2);
    await eventually(async () => (await page('a')) === 3, { within: 4_000 });
  });

  it('drops everything when anything may have changed, even among other changes', async () => {
    await page('a');
    cache.changed('b');
    cache.changed('');
    expect(await page('a')).toBe(2);
    await eventually(async () => (await page('a')) === 3, { within: 4_000 });
  });
});
