import type { AdminRelations, KeepRelations } from '@green-apple/contracts-http';
import { marketOf } from '@green-apple/domain-pricing';
import { CatalogReader, openReader, type Reader } from '@green-apple/persistence';
import { TINY_IDS, seedEuMarket } from '@green-apple/testing';
import { randomUUID } from 'node:crypto';
import { PageReader } from '../../catalogue/page-reader.ts';
import { ShowProductUseCase } from '../../catalogue/use-cases/show-product.use-case.ts';
import { AdminStage, type Who } from '../admin-stage.int.spec.ts';

const { magnesium, vitaminD, gingerTea } = TINY_IDS.products;
type Items = KeepRelations['items'];
const goesWith = (productId: string, mutual = false) =>
  ({ productId, kind: 'goes_with', mutual }) as const;
const insteadOf = (productId: string, mutual = false) =>
  ({ productId, kind: 'instead_of', mutual }) as const;

describe('products that are named beside another one', () => {
  let stage: AdminStage;
  let reader: Reader;
  beforeAll(async () => {
    stage = await AdminStage.open();
    await seedEuMarket(stage.database);
    reader = openReader([], stage.database.writerUrl);
  }, 120_000);
  afterAll(async () => {
    await reader.close();
    await stage.close();
  });
  beforeEach(() =>
    stage.database.query('delete from catalog.related_product; delete from platform.outbox'),
  );

  const path = (id: string) => `/admin/products/${id}/related`;
  const version = async (id: string): Promise<number> => {
    const [row] = await stage.database.query<{ version: number }>(
      'select version from catalog.product where id = $1',
      [id],
    );
    return row?.version ?? 0;
  };
  const list = async (id: string) => (await stage.ask<AdminRelations>('analyst', path(id))).body;
  const keep = async (id: string, items: Items, who: Who = 'catalog-manager', seen?: number) =>
    stage.send<AdminRelations>(who, 'PUT', path(id), { items }, seen ?? (await version(id)));
  /** Titles on the page: named and found by itself, and in its place. */
  const page = async (slug: string, market: 'US' | 'EU' = 'US') => {
    const catalog = new CatalogReader(reader, market);
    const use = new ShowProductUseCase(
      new PageReader(catalog),
      (group, limit) => catalog.bestOf(group, limit),
      () => [],
      marketOf(market),
    );
    const result = await use.execute(slug, new Date().toISOString());
    if (result.code !== 'FOUND') throw new Error(result.code);
    const { related, instead } = result.product;
    return {
      related: related.map(({ title }) => title),
      instead: instead.map(({ title }) => title),
      named: result.named,
    };
  };
  const events = async () =>
    (
      await stage.database.query<{ id: string }>(
        `select aggregate_id as id from platform.outbox where kind = 'product.changed' order by seq`,
      )
    ).map(({ id }) => id);

  it('show on its page in their order, each on its shelf', async () => {
    expect((await page('magnesium-glycinate')).related).toEqual([]);
    const before = await version(magnesium);
    const { status, body } = await keep(magnesium, [goesWith(gingerTea), insteadOf(vitaminD)]);
    expect([status, body.version]).toEqual([200, before + 1]);
    expect(body.items.map(({ title, kind, shown }) => [title, kind, shown])).toEqual([
      ['Ginger Tea', 'goes_with', true],
      ['Vitamin D3', 'instead_of', true],
    ]);
    expect(await page('magnesium-glycinate')).toEqual({
      related: ['Ginger Tea'],
      instead: ['Vitamin D3'],
      named: [gingerTea, vitaminD],
    });
    await keep(magnesium, [goesWith(vitaminD), goesWith(gingerTea)]);
    expect((await page('magnesium-glycinate')).related).toEqual(['Vitamin D3', 'Ginger Tea']);
    expect((await page('ginger-tea')).related).toEqual([]);
  });

  it('are filled up with what is found by itself, nothing twice', async () => {
    const category = (to: string) =>
      stage.database.query('update catalog.product set category_id = $1 where id = $2', [
        to,
        vitaminD,
      ]);
    await category(TINY_IDS.categories.minerals);
    expect((await page('magnesium-glycinate')).related).toEqual(['Vitamin D3']);
    await keep(magnesium, [goesWith(gingerTea)]);
    expect((await page('magnesium-glycinate')).related).toEqual(['Ginger Tea', 'Vitamin D3']);
    await keep(magnesium, [goesWith(gingerTea), insteadOf(vitaminD)]);
    expect((await page('magnesium-glycinate')).related).toEqual(['Ginger Tea']);
    await category(TINY_IDS.categories.vitamins);
  });

  it('name it back where employees want it both ways, on the other page after its own', async () => {
    await keep(magnesium, [insteadOf(gingerTea, true), goesWith(vitaminD)]);
    expect((await page('ginger-tea')).instead).toEqual(['Magnesium Glycinate']);
    expect((await page('vitamin-d3')).named).toEqual([]);
    expect(await list(gingerTea)).toEqual(
      jasmine.objectContaining({
        items: [],
        namedBy: [jasmine.objectContaining({ title: 'Magnesium Glycinate', mutual: true })],
      }),
    );
    // Its own word goes first.
    await keep(gingerTea, [goesWith(magnesium)]);
    expect(await page('ginger-tea')).toEqual({
      related: ['Magnesium Glycinate'],
      instead: [],
      named: [magnesium],
    });
    await keep(gingerTea, []);
    await keep(magnesium, []);
    expect((await page('ginger-tea')).named).toEqual([]);
  });

  it('are announced with the page itself, and with pages that name it back or did so', async () => {
    await keep(magnesium, [goesWith(gingerTea, true), goesWith(vitaminD)]);
    expect(await events()).toEqual([magnesium, gingerTea]);
    await stage.database.query('delete from platform.outbox');
    await keep(magnesium, [goesWith(vitaminD)]);
    expect(await events()).toEqual([magnesium, gingerTea]);
  });

  it('show only while they are in the shop, and sold in its market', async () => {
    await keep(magnesium, [goesWith(gingerTea), goesWith(vitaminD)]);
    expect((await page('magnesium-glycinate', 'EU')).related).toEqual(['Ginger Tea']);
    const { items } = await list(magnesium);
    expect(items.map(({ markets }) => markets)).toEqual([['EU', 'US'], ['US']]);
    for (const set of [`status = 'draft'`, `status = 'archived'`, 'published_until = now()']) {
      await stage.database.query(`update catalog.product set ${set} where id = $1`, [gingerTea]);
      const shown = await page('magnesium-glycinate');
      // The page is still made of it: it shows as soon as it is back.
      expect([shown.related, shown.named])
        .withContext(set)
        .toEqual([['Vitamin D3'], [gingerTea, vitaminD]]);
      expect((await list(magnesium)).items[0]?.shown).toBeFalse();
      await stage.database.query(
        `update catalog.product set status = 'published', published_until = null where id = $1`,
        [gingerTea],
      );
    }
    expect((await page('magnesium-glycinate')).related).toEqual(['Ginger Tea', 'Vitamin D3']);
  });

  it('are an edit: by version, with an audit row, and none where nothing differs', async () => {
    const deeds = () => stage.count(`platform.audit where entity_id = '${magnesium}'`);
    const [seen, before] = [await version(magnesium), await deeds()];
    expect((await keep(magnesium, [goesWith(gingerTea)])).status).toBe(200);
    const late = await keep(magnesium, [], 'catalog-manager', seen);
    expect([late.status, late.body.code, late.body.currentVersion]).toEqual([
      412,
      'VERSION_CONFLICT',
      seen + 1,
    ]);
    const same = await keep(magnesium, [goesWith(gingerTea)]);
    expect([same.status, same.body.version]).toEqual([200, seen + 1]);
    expect(await deeds()).toBe(before + 1);
    const [row] = await stage.database.query<{ changes: unknown }>(
      `select after as changes from platform.audit where entity_id = $1 order by seq desc limit 1`,
      [magnesium],
    );
    expect(row?.changes).toEqual({ related: ['Ginger Tea (goes with it)'] });
    const none = await stage.send('catalog-manager', 'PUT', path(magnesium), { items: [] });
    expect([none.status, none.body.code]).toEqual([428, 'VERSION_REQUIRED']);
  });

  it('are lost by nobody when ten save at once', async () => {
    const seen = await version(magnesium);
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, n) =>
        keep(magnesium, [goesWith(n % 2 === 0 ? gingerTea : vitaminD)], 'catalog-manager', seen),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([
      200,
      ...Array<number>(9).fill(412),
    ]);
  });

  it('are other products of the shop, each once, eight at most, by who may edit', async () => {
    const refused = async (items: readonly object[]) =>
      (await keep(magnesium, items as unknown as Items)).body.code;
    expect(await refused([goesWith(magnesium)])).toBe('VALIDATION_FAILED');
    expect(await refused([goesWith(randomUUID())])).toBe('VALIDATION_FAILED');
    expect(await refused([goesWith(gingerTea), insteadOf(gingerTea)])).toBe('VALIDATION_FAILED');
    expect(await refused([{ ...goesWith(gingerTea), kind: 'beside' }])).toBe('VALIDATION_FAILED');
    expect(await refused([{ ...goesWith(gingerTea), position: 3 }])).toBe('VALIDATION_FAILED');
    expect(await refused(Array.from({ length: 9 }, () => goesWith(randomUUID())))).toBe(
      'VALIDATION_FAILED',
    );
    expect((await keep(magnesium, [goesWith(gingerTea)], 'support-agent')).status).toBe(403);
    expect((await keep(magnesium, [goesWith(gingerTea)], 'nobody')).status).toBe(403);
    expect((await stage.ask(null, path(magnesium))).status).toBe(401);
    expect((await stage.ask('analyst', path(randomUUID()))).status).toBe(404);
    expect((await list(magnesium)).items).toEqual([]);
  });
});
