import { randomUUID } from 'node:crypto';
import {
  ADMIN_ROUTES,
  type AdminCollection,
  type CollectionPreview,
  type CollectionRemoval,
} from '@green-apple/contracts-http';
import { eventually, testStack, withClient } from '@green-apple/testing';
import { OfficeApi } from './support/office-api.ts';
import { Shopper } from './support/shopper.ts';

/*
 * What search engines see: pages that the server rendered, with the status, the address and the words they are to be
 * listed by.
 */
describe('the address of a page', () => {
  const shop = testStack().needed('STOREFRONT_URL').replace(/\/$/, '');
  const get = async (path: string) => {
    const answer = await fetch(`${shop}${path}`, {
      redirect: 'manual',
      signal: AbortSignal.timeout(20_000),
    });
    return { status: answer.status, headers: answer.headers, html: await answer.text() };
  };
  const canonical = (html: string): string | undefined =>
    /<link rel="canonical" href="([^"]*)"/.exec(html)?.[1];
  const leads = (path: string, to: string) =>
    eventually(
      async () => {
        const { status, headers } = await get(path);
        return status === 301 && headers.get('location') === to;
      },
      { within: 30_000, every: 500 },
    );

  for (const path of [
    '/collections/never-was',
    '/c/never-was',
    '/goal/never-was',
    '/p/never-was',
    '/never-was',
    '/c/supplements/never-was',
  ])
    it(`${path} leads nowhere: 404, and not to be listed`, async () => {
      const { status, html, headers } = await get(path);
      expect(status).toBe(404);
      expect(html).toContain('<meta name="robots" content="noindex"');
      expect(canonical(html)).toBeUndefined();
      expect(headers.get('cache-control')).not.toContain('s-maxage=5');
    });

  it('of a list is its own without what was chosen in it', async () => {
    for (const path of ['/shop', '/goal/sleep', '/collections/vegan-sleep']) {
      const { status, html } = await get(`${path}?sort=newest`);
      expect([path, status, canonical(html)]).toEqual([path, 200, `${shop}${path}`]);
      const narrowed = await get(`${path}?form=tea`);
      expect([path, narrowed.status, canonical(narrowed.html)]).toEqual([path, 200, undefined]);
    }
  });

  it('in a language that the market does not offer leads to the one it does', async () => {
    const [item] = (await new Shopper().products('?limit=1')).items;
    const { status, headers } = await get(`/de/p/${item?.slug}?size=1`);
    expect([status, headers.get('location')]).toEqual([302, `/p/${item?.slug}?size=1`]);
    expect((await get('/shop')).html).not.toContain('hreflang=');
  });

  it('of a product leads from its former one to the one it has, for good', async () => {
    const [item] = (await new Shopper().products('?limit=3&sort=newest')).items.slice(-1);
    if (item === undefined) throw new Error('the shop has nothing to sell');
    const slug = `${item.slug.slice(0, 100)}-${randomUUID().slice(0, 8)}`;
    await withClient(testStack().needed('DATABASE_WRITER_URL'), (client) =>
      client.query('update catalog.product set slug = $2, version = version + 1 where id = $1', [
        item.id,
        slug,
      ]),
    );
    await leads(`/p/${item.slug}`, `/p/${slug}`);
    expect(canonical((await get(`/p/${slug}`)).html)).toBe(`${shop}/p/${slug}`);
  });

  it('of a collection is looked at, listed, moved and put away by employees', async () => {
    const office = await OfficeApi.signedIn('catalog-manager');
    const id = randomUUID();
    const at = ADMIN_ROUTES.collection.replace(':id', id);
    const slug = `quiet-${id.slice(0, 8)}`;
    const draft = {
      slug,
      name: 'Quiet evenings',
      blurb: 'Teas for late hours.',
      rules: { goals: ['sleep'], inStock: true },
      pinned: [],
      excluded: [],
      sort: 'rating',
      active: true,
      shownFrom: null,
      shownUntil: null,
      position: 50,
      seoTitle: 'Teas & minerals for quiet evenings',
      seoDescription: 'What people reach for at night.',
      noindex: false,
    };
    const preview = await office.ask<CollectionPreview>(ADMIN_ROUTES.collectionPreview, {
      method: 'POST',
      body: draft,
    });
    expect(preview.total).toBeGreaterThan(0);
    const made = await office.ask<AdminCollection>(at, { method: 'POST', body: draft });
    await eventually(async () => (await get(`/collections/${slug}`)).status === 200, {
      within: 30_000,
      every: 500,
    });
    const list = await new Shopper().products(`?collection=${slug}&limit=12`);
    expect([list.total, list.items.map(({ title }) => title)]).toEqual([
      preview.total,
      [...preview.titles],
    ]);
    const page = (await get(`/collections/${slug}`)).html;
    expect(page).toContain('<title>Teas &amp; minerals for quiet evenings · Green Apple</title>');
    expect(page).toContain('content="What people reach for at night."');
    expect(page).toContain(list.items[0]?.title ?? '?');

    const next = `late-${id.slice(0, 8)}`;
    const moved = await office.ask<AdminCollection>(at, {
      method: 'PUT',
      body: { ...draft, slug: next },
      version: made.version,
    });
    await leads(`/collections/${slug}`, `/collections/${next}`);
    await leads(`/collections/${slug}?form=tea`, `/collections/${next}?form=tea`);
    expect(canonical((await get(`/collections/${next}`)).html)).toBe(`${shop}/collections/${next}`);

    const { outcome } = await office.ask<CollectionRemoval>(at, {
      method: 'DELETE',
      version: moved.version,
    });
    expect(outcome).toBe('archived');
    for (const gone of [slug, next])
      await eventually(async () => (await get(`/collections/${gone}`)).status === 404, {
        within: 30_000,
        every: 500,
      });
  }, 180_000);
});
