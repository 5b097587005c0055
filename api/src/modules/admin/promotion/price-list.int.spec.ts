import type { AdminPriceList, AuditList, PriceEntries } from '@green-apple/contracts-http';
import { TINY_IDS } from '@green-apple/testing';
import { randomUUID } from 'node:crypto';
import { AdminStage, type Who } from '../admin-stage.int.spec.ts';

const LISTS = '/admin/price-lists';

describe('price lists in the back office', () => {
  let stage: AdminStage;
  beforeAll(async () => {
    stage = await AdminStage.open();
  }, 120_000);
  afterAll(() => stage.close());

  const create = (change: object = {}, who: Who = 'marketing-manager') =>
    stage.send<AdminPriceList>(who, 'POST', LISTS, { id: randomUUID(), name: 'Trade', ...change });
  const write = (id: string, version: number, entries: object[]) =>
    stage.send<AdminPriceList>(
      'marketing-manager',
      'POST',
      `${LISTS}/${id}/entries`,
      { entries },
      version,
    );
  const entriesOf = async (id: string, query = '') =>
    (await stage.ask<PriceEntries>('analyst', `${LISTS}/${id}/entries${query}`)).body;
  /** Products that news of changed prices has named for this list, event by event. */
  const news = async (id: string) =>
    (
      await stage.database.query<{ ids: string[] }>(
        `select body -> 'productIds' as ids from platform.outbox
         where kind = 'price.changed' and aggregate_id = $1 order by seq`,
        [id],
      )
    ).map(({ ids }) => ids);

  it('hold prices by SKU and quantity, and tell whose prices changed', async () => {
    await stage.database.query(
      `insert into customer.segment (id, code, name, kind) values ($1, 'trade', 'Trade', 'hand')`,
      [randomUUID()],
    );
    const { body: list } = await create({ group: 'trade' });
    expect([list.market, list.currency, list.group, list.entryCount]).toEqual([
      'US',
      'USD',
      'trade',
      0,
    ]);
    const written = await write(list.id, 1, [
      { sku: 'MAG-60', unitMinor: 1500 },
      { sku: 'MAG-60', minQuantity: 10, unitMinor: 1200 },
      { sku: 'VD3-90', unitMinor: 900 },
    ]);
    expect([written.status, written.body.version, written.body.entryCount]).toEqual([201, 2, 3]);
    const first = await entriesOf(list.id, '?limit=2');
    expect(
      first.items.map(({ sku, minQuantity, unitMinor }) => [sku, minQuantity, unitMinor]),
    ).toEqual([
      ['MAG-60', 1, 1500],
      ['MAG-60', 10, 1200],
    ]);
    expect(first.items[0]?.listMinor).toBeGreaterThan(1500);
    const next = await entriesOf(list.id, `?after=${encodeURIComponent(first.next ?? '')}`);
    expect(next.items.map(({ sku }) => sku)).toEqual(['VD3-90']);
    expect(next.next).toBeNull();
    expect((await entriesOf(list.id, '?q=vitamin')).items.length).toBe(1);
    expect(await news(list.id)).toEqual([
      [TINY_IDS.products.magnesium, TINY_IDS.products.vitaminD],
    ]);

    const less = await write(list.id, 2, [{ sku: 'VD3-90', unitMinor: null }]);
    expect(less.body.entryCount).toBe(2);
    expect((await news(list.id)).at(-1)).toEqual([TINY_IDS.products.vitaminD]);
    const audit = (await stage.ask<AuditList>('operations', '/admin/audit?limit=1')).body.items[0];
    expect(audit?.action).toBe('price-list.prices-written');
  });

  it('take all prices or none', async () => {
    const { body: list } = await create();
    const refused = await write(list.id, 1, [
      { sku: 'MAG-60', unitMinor: 1500 },
      { sku: 'NOT-OURS', unitMinor: 1 },
    ]);
    expect([refused.status, refused.body.errors?.[0]?.message]).toEqual([
      422,
      'There is no item NOT-OURS',
    ]);
    expect((await entriesOf(list.id)).items).toEqual([]);
    expect(await news(list.id)).toEqual([]);
    const stale = await write(list.id, 9, [{ sku: 'MAG-60', unitMinor: 1500 }]);
    expect([stale.status, stale.body.currentVersion]).toEqual([412, 1]);
    const twice = await write(list.id, 1, [
      { sku: 'MAG-60', unitMinor: 1500 },
      { sku: 'MAG-60', unitMinor: 1400 },
    ]);
    expect(twice.status).toBe(422);
  });

  it('are edited and switched off with news of it', async () => {
    const { body: list } = await create();
    await write(list.id, 1, [{ sku: 'MAG-60', unitMinor: 1500 }]);
    const terms = { name: 'Winter', group: null, startsAt: null, endsAt: '2999-01-01T00:00:00Z' };
    const edited = await stage.send<AdminPriceList>(
      'marketing-manager',
      'PUT',
      `${LISTS}/${list.id}`,
      terms,
      2,
    );
    expect([edited.body.name, edited.body.version]).toEqual(['Winter', 3]);
    const off = await stage.send<AdminPriceList>(
      'marketing-manager',
      'PATCH',
      `${LISTS}/${list.id}`,
      { active: false },
      3,
    );
    expect(off.body.active).toBeFalse();
    expect((await news(list.id)).length).toBe(3);
    const seen = await stage.ask<AdminPriceList>('analyst', `${LISTS}/${list.id}`);
    expect(seen.body).toEqual(off.body as AdminPriceList);
  });

  it('of another market are in its currency', async () => {
    expect((await create({ market: 'EU' })).body.currency).toBe('EUR');
  });

  it('are kept by marketing alone', async () => {
    for (const who of ['catalog-manager', 'support-agent', 'operations', 'analyst'] as const)
      expect((await create({}, who)).status).toBe(403);
  });
});
