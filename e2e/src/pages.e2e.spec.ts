import { randomUUID } from 'node:crypto';
import { eventually, testStack, withClient } from '@green-apple/testing';
import { Browser, PHONE } from './support/browser.ts';

/*
 * Pages that everybody gets are rendered once and kept; what belongs to one shopper never gets into them, and
 * what an employee changes shows all the same.
 */

interface Sold {
  readonly id: string;
  readonly slug: string;
  readonly title: string;
  readonly category: string;
  readonly variantId: string;
}

interface Shopper {
  readonly cookie: string;
  readonly product: Sold;
}

describe('pages for everybody', () => {
  const stack = testStack();
  const shop = stack.needed('STOREFRONT_URL').replace(/\/$/, '');
  const query = <Row extends object>(sql: string, values: unknown[] = []): Promise<Row[]> =>
    withClient(stack.needed('DATABASE_WRITER_URL'), async (client) => {
      const { rows } = await client.query<Row>(sql, values);
      return rows;
    });
  let products: Sold[];

  const get = async (path: string, headers: Record<string, string> = {}) => {
    const answer = await fetch(`${shop}${path}`, {
      headers,
      redirect: 'manual',
      signal: AbortSignal.timeout(20_000),
    });
    return { status: answer.status, headers: answer.headers, html: await answer.text() };
  };

  const shopperWith = async (product: Sold): Promise<Shopper> => {
    const answer = await fetch(`${shop}/api/cart/lines`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-requested-with': 'green-apple' },
      body: JSON.stringify({ variantId: product.variantId, quantity: 1 }),
      signal: AbortSignal.timeout(20_000),
    });
    expect(answer.status).toBe(200);
    const cookie = answer.headers.getSetCookie().map((text) => text.split(';')[0]);
    return { cookie: cookie.join('; '), product };
  };

  beforeAll(async () => {
    products = await query<Sold>(
      `select distinct on (p.id) p.id, p.slug, p.title, c.slug as category, v.id as "variantId"
       from catalog.product p join catalog.category c on c.id = p.category_id
       join catalog.variant v on v.product_id = p.id and v.active
       join inventory.stock_level s on s.variant_id = v.id and s.on_hand - s.reserved > 5
       join inventory.location l on l.id = s.location_id and l.ships
       where p.status = 'published' and p.published_at <= now() order by p.id limit 3`,
    );
    expect(products.length).toBe(3);
  });

  const one = (index: number): Sold => {
    const product = products[index];
    if (!product) throw new Error('the shop is empty');
    return product;
  };

  it('are the same for two shoppers at once, and name neither', async () => {
    const [ann, bob] = await Promise.all([shopperWith(one(0)), shopperWith(one(1))]);
    for (const path of ['/', `/p/${one(2).slug}`, `/c/${one(2).category}`, '/help']) {
      // An address of its own, so that neither finds a page that was kept before.
      const fresh = `${path}?nobody-asked=${randomUUID()}`;
      const pages = await Promise.all(
        [ann.cookie, bob.cookie, '', ann.cookie, bob.cookie].map((cookie) =>
          get(fresh, cookie ? { cookie } : {}),
        ),
      );
      expect(new Set(pages.map(({ html }) => html)).size)
        .withContext(path)
        .toBe(1);
      for (const { status, headers } of pages) {
        expect(status).withContext(path).toBe(200);
        expect(headers.get('set-cookie')).withContext(path).toBeNull();
        expect(headers.get('vary')).withContext(path).toBe('accept-encoding');
        expect(headers.get('cache-control'))
          .withContext(path)
          .toMatch(/^public, .*s-maxage=\d/);
      }
    }
  });

  it('leave out the bag, which each shopper alone gets to see', async () => {
    const shoppers = await Promise.all([shopperWith(one(0)), shopperWith(one(1))]);
    const bags = await Promise.all(
      Array.from({ length: 6 }, (_, turn) =>
        get('/bag', { cookie: shoppers[turn % 2]?.cookie ?? '' }),
      ),
    );
    for (const [turn, { html, headers }] of bags.entries()) {
      expect(html).toContain(one(turn % 2).slug);
      expect(html).not.toContain(one((turn + 1) % 2).slug);
      expect(headers.get('cache-control')).toBe('no-store');
      expect(headers.get('cache-tag')).toBeNull();
    }
  });

  it('are kept: the second shopper gets the same bytes, and nothing at all when they have them', async () => {
    const path = `/p/${one(2).slug}?size=${randomUUID()}`;
    const first = await get(path);
    const second = await get(`${path}&utm_source=mail`);
    expect(first.headers.get('x-cache')).toBe('miss');
    expect(second.headers.get('x-cache')).toBe('hit');
    expect(second.html).toBe(first.html);
    expect(first.headers.get('cache-tag')?.split(',')).toContain(`product:${one(2).id}`);
    const known = await get(path, { 'if-none-match': second.headers.get('etag') ?? '' });
    expect([known.status, known.html]).toEqual([304, '']);
  });

  it('let no script run that is not ours, although many shoppers know the page', async () => {
    const { headers, html } = await get(`/p/${one(2).slug}`);
    const policy = headers.get('content-security-policy') ?? '';
    const scripts = policy.split(';').find((part) => part.trim().startsWith('script-src')) ?? '';
    expect(scripts).not.toContain('nonce-');
    expect(scripts).not.toContain('unsafe');
    expect(scripts).toContain(`'sha256-`);
    expect(html).not.toContain('CSP_NONCE_PLACEHOLDER');
  });

  it('are not kept when there is no such product', async () => {
    const { status, headers } = await get(`/p/nothing-${randomUUID()}`);
    expect([status, headers.get('cache-control')]).toEqual([404, 'no-store']);
  });

  it('show an edit by themselves', async () => {
    const { id, slug, title } = one(0);
    const subtitle = `Edited ${randomUUID().slice(0, 8)}`;
    const shows = async (path: string): Promise<boolean> =>
      (await get(path)).html.includes(subtitle);
    const search = `/search?q=${encodeURIComponent(title)}`;
    for (const path of [`/p/${slug}`, search]) {
      await get(path);
      expect((await get(path)).headers.get('x-cache')).toMatch(/hit|stale/);
    }
    await query(
      `with edited as (
         update catalog.product set subtitle = $2, version = version + 1, updated_at = now()
         where id = $1 returning id, version)
       insert into platform.outbox
         (id, topic, kind, aggregate_type, aggregate_id, aggregate_version, body)
       select gen_random_uuid(), 'events', 'product.changed', 'product', id, version,
         json_build_object('productId', id, 'version', version) from edited`,
      [id, subtitle],
    );
    await eventually(() => shows(`/p/${slug}`), { within: 30_000 });
    await eventually(() => shows(search), { within: 30_000 });
  });

  it('get their bag in the browser, where nothing is refused by the policy', async () => {
    const browser = await Browser.open(PHONE);
    try {
      const page = await browser.page();
      await page.goto(`${shop}/p/${one(2).slug}`);
      const bag = page.locator('header a.bag');
      expect(await bag.getAttribute('aria-label')).toBe('Bag, empty');
      await page.getByRole('button', { name: 'Add to bag' }).first().click();
      await page.locator('header a.bag[aria-label="Bag, 1 item"]').waitFor();
      const [answer] = await Promise.all([
        page.waitForResponse((each) => each.url().endsWith(`/p/${one(2).slug}`)),
        page.reload(),
      ]);
      expect(await answer.text()).not.toContain('Bag, 1 item');
      await page.locator('header a.bag[aria-label="Bag, 1 item"]').waitFor();
      expect(browser.complaints).toEqual([]);
    } finally {
      await browser.close();
    }
  });

  it('are dropped by nobody without the word for it', async () => {
    for (const authorization of ['', 'Bearer wrong']) {
      const answer = await fetch(`${shop}/internal/purge`, {
        method: 'POST',
        headers: { authorization },
        body: JSON.stringify({ tags: ['lists'] }),
      });
      expect(answer.status).toBe(401);
    }
  });
});
