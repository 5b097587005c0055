import type { AdminProduct, AuditList, ProblemCode } from '@green-apple/contracts-http';
import { IRON_WARNING } from '@green-apple/domain-catalog';
import { TINY_IDS } from '@green-apple/testing';
import { AdminStage, MAGNESIUM } from '../admin-stage.int.spec.ts';

const BLENDED = {
  servingSize: '2 capsules',
  unitsPerServing: 2,
  rows: [
    {
      name: 'Calm Blend',
      source: null,
      amount: 600,
      unit: 'mg',
      dailyValuePercent: null,
      parts: [
        { name: 'Ashwagandha', source: 'root' },
        { name: 'Lemon balm', source: null },
      ],
    },
  ],
  otherIngredients: ['rice flour'],
};

describe('an edit by an employee', () => {
  let stage: AdminStage;
  beforeAll(async () => {
    stage = await AdminStage.open();
  }, 120_000);
  afterAll(() => stage.close());

  it('changes the product, writes who did what, and tells the rest of the shop, together', async () => {
    const version = await stage.version();
    const [events, deeds] = [
      await stage.count('platform.outbox'),
      await stage.count('platform.audit'),
    ];
    const { status, body } = await stage.edit(version, { title: 'Magnesium Calm' });
    expect([status, body.title, body.version]).toEqual([200, 'Magnesium Calm', version + 1]);
    expect(await stage.count('platform.audit')).toBe(deeds + 1);
    const [event] = await stage.database.query<{ kind: string; aggregate_version: number }>(
      'select kind, aggregate_version from platform.outbox order by seq desc limit 1',
    );
    expect(event).toEqual({ kind: 'product.changed', aggregate_version: version + 1 });
    expect(await stage.count('platform.outbox')).toBe(events + 1);
    const audit = (await stage.ask<AuditList>('operations', '/admin/audit?limit=1')).body;
    expect(audit.items[0]).toEqual(
      jasmine.objectContaining({ actor: 'Grace Gardner', action: 'product.edited' }),
    );
    expect(audit.items[0]?.changes).toEqual([
      jasmine.objectContaining({ field: 'title', after: 'Magnesium Calm' }),
    ]);
    expect(audit.chainIntact).toBeTrue();
  });

  it('needs the version that was edited', async () => {
    const { status, body } = await stage.edit(null, { title: 'X' });
    expect([status, body.code]).toEqual([428, 'VERSION_REQUIRED']);
  });

  it('on another version is refused with the one that holds, and leaves nothing behind', async () => {
    const version = await stage.version();
    const before = [await stage.count('platform.outbox'), await stage.count('platform.audit')];
    const { status, body } = await stage.edit(version + 1, { title: 'X' });
    expect([status, body.code, body.currentVersion]).toEqual([412, 'VERSION_CONFLICT', version]);
    expect([await stage.count('platform.outbox'), await stage.count('platform.audit')]).toEqual(
      before,
    );
  });

  it('is lost by nobody when ten save at once: one wins, nine are told', async () => {
    const version = await stage.version();
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, n) => stage.edit(version, { subtitle: `Number ${n}` })),
    );
    const statuses = answers.map(({ status }) => status).sort();
    expect(statuses).toEqual([200, ...Array.from({ length: 9 }, () => 412)]);
    expect(await stage.version()).toBe(version + 1);
  });

  it('that changes nothing raises no version and is no deed', async () => {
    const { body } = await stage.ask<AdminProduct>('administrator', MAGNESIUM);
    const deeds = await stage.count('platform.audit');
    const { status, body: after } = await stage.edit(body.version, { title: body.title });
    expect([status, after.version]).toEqual([200, body.version]);
    expect(await stage.count('platform.audit')).toBe(deeds);
  });

  it('of prices and sale windows holds for the variant it names', async () => {
    const id = TINY_IDS.variants.magnesium60;
    const price = {
      id,
      listMinor: 2400,
      saleMinor: 1999,
      saleStartsAt: '2026-01-01T00:00:00Z',
      saleEndsAt: null,
      active: true,
    };
    const { body } = await stage.edit(await stage.version(), { variants: [price] });
    const variant = body.variants.find((one) => one.id === id);
    expect([variant?.listMinor, variant?.saleMinor, variant?.saleEndsAt]).toEqual([
      2400,
      1999,
      null,
    ]);
  });

  it('of the address leaves the old ones leading to it, however often, and no loop', async () => {
    const rename = async (slug: string) =>
      (await stage.edit(await stage.version(), { slug })).body.formerSlugs;
    const first = (await stage.ask<AdminProduct>('administrator', MAGNESIUM)).body.slug;
    expect(await rename('magnesium-b')).toEqual([first]);
    expect(await rename('magnesium-c')).toEqual(['magnesium-b', first]);
    expect(await rename('magnesium-b')).toEqual(['magnesium-c', first]);
    const other = await stage.database.query<{ found: boolean }>(
      `select exists (select from catalog.product where slug = 'magnesium-c') as found`,
    );
    expect(other).toEqual([{ found: false }]);
    await expectAsync(
      stage.database.query(`update catalog.product set slug = 'magnesium-c' where id = $1`, [
        TINY_IDS.products.vitaminD,
      ]),
    ).toBeRejectedWithError(/leads to another product/);
    expect(await rename(first)).toEqual(['magnesium-b', 'magnesium-c']);
  });

  it('to an address that another product has left is refused: what links there means that one', async () => {
    const tea = TINY_IDS.products.gingerTea;
    const version = await stage.version();
    await stage.database.query(`update catalog.product set slug = 'ginger-chai' where id = $1`, [
      tea,
    ]);
    const { status, body } = await stage.edit(version, { slug: 'ginger-tea' });
    expect([status, body.code]).toEqual([409, 'SLUG_TAKEN']);
    expect(await stage.version()).toBe(version);
    await stage.database.query(`update catalog.product set slug = 'ginger-tea' where id = $1`, [
      tea,
    ]);
  });

  it('sets when it comes into the shop and when it leaves, and what search engines are told', async () => {
    const seo = { title: 'Calm', description: '', canonicalPath: '/c/minerals', noindex: true };
    const change = {
      publishedAt: '2026-01-01T00:00:00Z',
      publishedUntil: '2090-01-01T00:00:00Z',
      seo,
    };
    const { status, body } = await stage.edit(await stage.version(), change);
    expect([status, Date.parse(body.publishedUntil ?? ''), body.seo]).toEqual([
      200,
      Date.parse(change.publishedUntil),
      seo,
    ]);
    const always = await stage.edit(await stage.version(), { publishedUntil: null });
    expect(always.body.publishedUntil).toBeNull();
    const backwards = {
      publishedAt: '2026-05-01T00:00:00Z',
      publishedUntil: '2026-04-01T00:00:00Z',
    };
    expect((await stage.edit(await stage.version(), backwards)).status).toBe(422);
    // What is in the shop has a beginning, whatever is sent.
    const begun = await stage.edit(await stage.version(), { publishedAt: null });
    expect(begun.body.publishedAt).not.toBeNull();
  });

  it('of the panel is kept whole, and the words it is found by follow', async () => {
    const edit = { facts: BLENDED, allergens: ['milk'], diets: ['vegetarian'] };
    const { status, body } = await stage.edit(await stage.version(), edit);
    expect([status, body.facts, body.allergens, body.diets]).toEqual([
      200,
      BLENDED,
      ['milk'],
      ['vegetarian'],
    ]);
    const [words] = await stage.database.query<{ words: string }>(
      'select search_extra as words from catalog.product where id = $1',
      [TINY_IDS.products.magnesium],
    );
    expect(words?.words).toBe('Orchard Lane Ashwagandha Calm Blend Lemon balm');
    const audit = (await stage.ask<AuditList>('operations', '/admin/audit?limit=1')).body;
    expect(audit.items[0]?.changes.map(({ field }) => field)).toContain('facts');
    const again = await stage.edit(body.version, edit);
    expect(again.body.version).toBe(body.version);
  });

  it('brings iron into the shop with the warning that the law asks for, or not at all', async () => {
    const facts = { ...BLENDED, rows: [{ ...BLENDED.rows[0], name: 'Iron', parts: undefined }] };
    const version = await stage.version();
    const { status, body } = await stage.edit(version, { facts, warnings: ['Take with food.'] });
    expect([status, body.code]).toEqual([422, 'LABEL_WARNING_MISSING']);
    expect(body.errors?.[0]?.path).toBe('warnings');
    expect(await stage.version()).toBe(version);
    const draft = await stage.edit(version, { facts, warnings: [], status: 'draft' });
    expect(draft.status).toBe(200);
    const unwarned = await stage.edit(draft.body.version, { status: 'published' });
    expect([unwarned.status, unwarned.body.code]).toEqual([422, 'LABEL_WARNING_MISSING']);
    const warned = { status: 'published', warnings: [IRON_WARNING] };
    expect((await stage.edit(draft.body.version, warned)).status).toBe(200);
  });

  const bad: [what: string, change: object, status: number, code: ProblemCode][] = [
    ['nothing in it', {}, 422, 'VALIDATION_FAILED'],
    ['an unknown field', { version: 7 }, 422, 'VALIDATION_FAILED'],
    ['an empty title', { title: '   ' }, 422, 'VALIDATION_FAILED'],
    ['a title that is too long', { title: 'x'.repeat(121) }, 422, 'VALIDATION_FAILED'],
    ['a zero byte', { benefits: ['a\u0000b'] }, 422, 'VALIDATION_FAILED'],
    ['what separated fields on old machines', { title: 'Zinc\u001f' }, 422, 'VALIDATION_FAILED'],
    ['half a face', { summary: 'Sleep \ud83d' }, 422, 'VALIDATION_FAILED'],
    [
      'a price with cents after the cents',
      { variants: [variantWith({ listMinor: 9.5 })] },
      422,
      'VALIDATION_FAILED',
    ],
    [
      'a sale above the list price',
      { variants: [variantWith({ saleMinor: 99_999 })] },
      422,
      'VALIDATION_FAILED',
    ],
    [
      'a sale that ends before it begins',
      {
        variants: [
          variantWith({
            saleMinor: 100,
            saleStartsAt: '2026-02-01T00:00:00Z',
            saleEndsAt: '2026-01-01T00:00:00Z',
          }),
        ],
      },
      422,
      'VALIDATION_FAILED',
    ],
    [
      'a blend of one part',
      {
        facts: {
          ...BLENDED,
          rows: [{ ...BLENDED.rows[0], parts: [{ name: 'Hops', source: null }] }],
        },
      },
      422,
      'VALIDATION_FAILED',
    ],
    ['an allergen that is none', { allergens: ['dust'] }, 422, 'VALIDATION_FAILED'],
    ['a slug another product has', { slug: 'vitamin-d3' }, 409, 'SLUG_TAKEN'],
    ['a category that is none', { categoryId: TINY_IDS.brand }, 404, 'CATEGORY_NOT_FOUND'],
    [
      'another product’s variant',
      { variants: [{ ...variantWith({}), id: TINY_IDS.variants.gingerTea20 }] },
      404,
      'VARIANT_NOT_FOUND',
    ],
  ];
  for (const [what, change, status, code] of bad) {
    it(`with ${what} is refused and changes nothing`, async () => {
      const version = await stage.version();
      const answer = await stage.edit(version, change);
      expect([answer.status, answer.body.code]).toEqual([status, code]);
      expect(await stage.version()).toBe(version);
    });
  }

  it('by someone without the right is refused', async () => {
    const { status } = await stage.edit(await stage.version(), { title: 'X' }, 'marketing-manager');
    expect(status).toBe(403);
  });
});

function variantWith(change: object): object {
  return {
    id: TINY_IDS.variants.magnesium60,
    listMinor: 2400,
    saleMinor: null,
    saleStartsAt: null,
    saleEndsAt: null,
    active: true,
    ...change,
  };
}
