import { randomUUID } from 'node:crypto';
import type { AdminTranslations, Problem } from '@green-apple/contracts-http';
import { TINY_IDS } from '@green-apple/testing';
import { AdminStage, MAGNESIUM, type Who } from '../admin-stage.int.spec.ts';

const PRODUCT = `/admin/translations/product/${TINY_IDS.products.gingerTea}`;

describe('translations of the catalogue', () => {
  let stage: AdminStage;
  beforeAll(async () => {
    stage = await AdminStage.open();
  }, 120_000);
  afterAll(() => stage.close());

  const read = async (path = PRODUCT) => (await stage.ask<AdminTranslations>('analyst', path)).body;
  const keep = <Body = AdminTranslations>(
    texts: object,
    version: number,
    { path = PRODUCT, locale = 'de', who = 'catalog-manager' as Who } = {},
  ) => stage.send<Body>(who, 'PUT', `${path}/${locale}`, { texts }, version);

  it('stand beside what is written, with what is missing, in every language of a market', async () => {
    const { base, translations } = await read();
    expect(base.map(({ field }) => field)).toEqual([
      'title',
      'subtitle',
      'summary',
      'description',
      'benefits',
      'directions',
      'warnings',
      'seoTitle',
      'seoDescription',
    ]);
    expect(base[0]?.text).toBe('Ginger Tea');
    expect(translations.map(({ locale }) => locale)).toEqual(['de', 'fr']);
    const french = translations.find(({ locale }) => locale === 'fr');
    expect(french?.missing).toContain('directions');
    expect(french?.missing).not.toContain('seoTitle');
  });

  it('say what the pictures of a product show', async () => {
    const path = `/admin/translations/product/${TINY_IDS.products.magnesium}`;
    const { base, version } = await read(path);
    const field = 'alt.products/magnesium-glycinate/front';
    expect(base.find((text) => text.field === field)?.text).toBe('Bottle of Magnesium Glycinate');
    const { status, body } = await keep({ [field]: 'Eine braune Flasche' }, version, { path });
    const german = body.translations.find(({ locale }) => locale === 'de');
    expect([status, german?.texts, german?.outdated]).toEqual([
      200,
      { [field]: 'Eine braune Flasche' },
      [],
    ]);
    expect((await keep({}, body.version, { path })).status).toBe(200);
  });

  it('are an edit of the thing: its version, an audit entry and its event', async () => {
    const { version } = await read();
    const { status, body } = await keep({ title: 'Ingwertee' }, version);
    expect([status, body.version]).toEqual([200, version + 1]);
    const german = body.translations.find(({ locale }) => locale === 'de');
    expect(german?.texts).toEqual({ title: 'Ingwertee' });
    expect(german?.missing).not.toContain('title');
    const [event] = await stage.database.query<{ body: object }>(
      `select body from platform.outbox where kind = 'product.changed' and aggregate_id = $1
       order by aggregate_version desc limit 1`,
      [TINY_IDS.products.gingerTea],
    );
    expect(event?.body).toEqual({
      productId: TINY_IDS.products.gingerTea,
      version: version + 1,
    });
    const [deed] = await stage.database.query<{ before: object; after: object }>(
      `select before, after from platform.audit where action = 'product.translated' and entity_id = $1
       order by seq desc limit 1`,
      [TINY_IDS.products.gingerTea],
    );
    expect([deed?.before, deed?.after]).toEqual([
      { 'de · title': null },
      { 'de · title': 'Ingwertee' },
    ]);
  });

  it('that change nothing raise no version', async () => {
    const first = await keep({ title: 'Thé au gingembre' }, (await read()).version, {
      locale: 'fr',
    });
    const again = await keep({ title: 'Thé au gingembre' }, first.body.version, { locale: 'fr' });
    expect([again.status, again.body.version]).toEqual([200, first.body.version]);
  });

  it('are taken back by leaving them out', async () => {
    const first = await keep({ title: 'Thé', summary: 'Chaud.' }, (await read()).version, {
      locale: 'fr',
    });
    const { body } = await keep({}, first.body.version, { locale: 'fr' });
    expect(body.translations.find(({ locale }) => locale === 'fr')?.texts).toEqual({});
  });

  it('are out of date once the English is written anew, until somebody says they still fit', async () => {
    const path = `/admin/translations/product/${TINY_IDS.products.magnesium}`;
    const first = await keep({ title: 'Magnesium' }, (await read(path)).version, { path });
    const { body: edited } = await stage.send<{ version: number }>(
      'catalog-manager',
      'PATCH',
      MAGNESIUM,
      { title: 'Magnesium for Evenings' },
      first.body.version,
    );
    const german = async () =>
      (await read(path)).translations.find(({ locale }) => locale === 'de');
    expect((await german())?.outdated).toEqual(['title']);
    await keep({ title: 'Magnesium' }, edited.version, { path });
    expect((await german())?.outdated).toEqual([]);
  });

  it('are saved on the version that was seen, and of what there is', async () => {
    const late = await keep<Problem>({ title: 'Tee' }, 99);
    expect([late.status, late.body.code]).toEqual([412, 'VERSION_CONFLICT']);
    const path = `/admin/translations/category/${randomUUID()}`;
    const gone = await keep<Problem>({ name: 'Tee' }, 1, { path });
    expect([gone.status, gone.body.code]).toEqual([404, 'CATEGORY_NOT_FOUND']);
    expect((await keep({ title: 'Tea' }, 1, { locale: 'en' })).status).toBe(404);
    expect((await keep({ title: 'Tee' }, 1, { locale: 'nl' })).status).toBe(422);
  });

  it('fit what they translate, or nothing is kept', async () => {
    const { version } = await read();
    const { status, body } = await keep<Problem>({ colour: 'rot', benefits: 'warm' }, version);
    expect([status, body.code, body.errors?.map(({ path }) => path).sort()]).toEqual([
      422,
      'VALIDATION_FAILED',
      ['texts.benefits', 'texts.colour'],
    ]);
    expect((await read()).version).toBe(version);
  });

  it('promise nothing about a disease, by the rule of their own language', async () => {
    const { version } = await read();
    const { status, body } = await keep<Problem>(
      { summary: 'Hilft gegen Migräne.', warnings: ['Bei Diabetes vorher fragen.'] },
      version,
    );
    expect([status, body.code]).toEqual([422, 'DISEASE_CLAIM']);
    expect(body.errors?.[0]?.path).toBe('texts.summary');
    expect(body.errors?.[0]?.message).toContain('Hilft gegen Migräne');
  });

  it('are of categories, brands, collections and attributes as well', async () => {
    const [attribute, collection] = [randomUUID(), randomUUID()];
    await stage.database.query(
      `insert into catalog.attribute (id, code, name, kind, scope, choices)
       values ($1, 'soil', 'Soil', 'choice', 'product', '[{"code":"sand","label":"Sand"}]')`,
      [attribute],
    );
    await stage.database.query(
      `insert into catalog.collection (id, slug, name) values ($1, 'spring', 'Spring')`,
      [collection],
    );
    const [brand] = await stage.database.query<{ id: string }>(
      `select id from catalog.brand limit 1`,
    );
    for (const [kind, id, texts] of [
      ['category', TINY_IDS.categories.supplements, { name: 'Nahrungsergänzung' }],
      ['brand', brand?.id ?? '', { story: 'Aus Oregon.' }],
      ['collection', collection, { name: 'Frühling' }],
      ['attribute', attribute, { name: 'Boden', 'choice.sand': 'Sand' }],
    ] as const) {
      const path = `/admin/translations/${kind}/${id}`;
      const before = await read(path);
      const { status, body } = await keep(texts, before.version, { path });
      expect([status, body.version])
        .withContext(kind)
        .toEqual([200, before.version + 1]);
      expect(body.translations[0]?.texts).withContext(kind).toEqual(texts);
      const events = await stage.database.query(
        `select from platform.outbox where kind = $1 and aggregate_id = $2`,
        [`${kind}.changed`, id],
      );
      expect(events.length).withContext(kind).toBe(1);
    }
  });

  it('are written by who may edit products', async () => {
    const { version } = await read();
    expect((await keep({ title: 'Tee' }, version, { who: 'analyst' })).status).toBe(403);
  });
});
