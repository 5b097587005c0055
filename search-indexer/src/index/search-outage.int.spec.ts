import { createLogger } from '@green-apple/observability';
import { CatalogSearch, openReader } from '@green-apple/persistence';
import {
  CircuitBreaker,
  ElasticsearchProductSearch,
  INDEX_DEFINITION,
  IndexBusyError,
  SearchGateway,
  openSearchClient,
} from '@green-apple/search';
import { TINY_IDS, eventually, testStack } from '@green-apple/testing';
import { cuttableProxy, type CuttableProxy } from '../testing/cuttable-proxy.ts';
import { IndexStage } from '../testing/index-stage.ts';
import { rebuild } from './rebuild.ts';

const NOW = '2026-11-22T12:00:00.000Z';

describe('shopping while the search engine is in trouble', () => {
  let stage: IndexStage;
  let wire: CuttableProxy;
  let gateway: SearchGateway;
  const closers: (() => Promise<void>)[] = [];

  beforeAll(async () => {
    stage = await IndexStage.open();
    await rebuild({ ...stage, settleMs: 0 });
    wire = await cuttableProxy(new URL(testStack().needed('SEARCH_URL')));
    const client = openSearchClient({ url: wire.url });
    const reader = openReader([], stage.database.urlFor('ga_storefront'));
    closers.push(
      () => client.close(),
      () => reader.close(),
      () => wire.close(),
      () => stage.close(),
    );
    gateway = new SearchGateway({
      engine: new ElasticsearchProductSearch(client, stage.index.names.alias),
      fallback: new CatalogSearch(reader),
      logger: createLogger({ service: 'spec', level: 'silent' }),
      // Longer than in the shop: the machine of a test run may be busy.
      deadlineMs: 2_000,
      breaker: new CircuitBreaker({ failures: 2, restMs: 200 }),
    });
  });
  afterAll(async () => {
    for (const close of closers) await close();
  });

  const ask = () => gateway.list({ limit: 24, q: 'magnesium' }, NOW);
  const answersFrom = (source: string) =>
    eventually(async () => (await ask()).source === source, { within: 30_000 });

  for (const trouble of ['cut', 'clogged', 'failing', 'busy'] as const)
    it(`goes on from the database when the engine is ${trouble}, and comes back by itself`, async () => {
      await answersFrom('search');
      wire.set(trouble);
      const { source, items } = await ask();
      expect([source, items.map(({ title }) => title)]).toEqual([
        'postgres',
        ['Magnesium Glycinate'],
      ]);
      await ask();
      expect(gateway.state()).not.toBe('closed');
      wire.set('open');
      await answersFrom('search');
      expect(gateway.state()).toBe('closed');
    });

  it('reads on from an index that may not be written, and writes again when it may', async () => {
    const serving = (await stage.index.serving())?.index ?? '';
    const block = (on: boolean | null) =>
      stage.client.indices.putSettings({
        index: serving,
        settings: { 'index.blocks.read_only_allow_delete': on } as object,
      });
    await answersFrom('search');
    await block(true);
    const { magnesium } = TINY_IDS.products;
    await stage.database.query(
      `update catalog.product set title = 'Magnesium Dawn' where id = $1`,
      [magnesium],
    );
    const written = stage.updater.update([magnesium]);
    // The message goes back to its queue: the engine is not ready, and nothing is lost.
    await expectAsync(written).toBeRejectedWithError(IndexBusyError);
    expect((await ask()).source).toBe('search');
    await block(null);
    await stage.updater.update([magnesium]);
    expect(await stage.find('dawn')).toEqual(['Magnesium Dawn']);
    await stage.database.query(
      `update catalog.product set title = 'Magnesium Glycinate' where id = $1`,
      [magnesium],
    );
    await stage.updater.update([magnesium]);
  });

  it('falls back while a shard of what is searched is nowhere, and comes back when it is there', async () => {
    await answersFrom('search');
    const { indices, cluster } = stage.client;
    const { alias } = stage.index.names;
    const index = `${alias}-red`;
    const { settings, mappings } = structuredClone(INDEX_DEFINITION);
    const placing = (on: string | null) =>
      ({ 'index.routing.allocation.require._name': on }) as object;
    await indices.create({
      index,
      aliases: { [alias]: {} },
      settings: { ...settings, ...placing('no-such-node') } as object,
      mappings: mappings as object,
      wait_for_active_shards: 0,
    });
    try {
      expect((await cluster.health({ index })).status).toBe('red');
      const { source, items } = await ask();
      expect([source, items.length]).toEqual(['postgres', 1]);
      await ask();
      expect(gateway.state()).not.toBe('closed');
      await indices.putSettings({ index, settings: placing(null) });
      await answersFrom('search');
      expect(gateway.state()).toBe('closed');
    } finally {
      await indices.delete({ index });
    }
  });

  it('falls back while there is no index behind the alias, and comes back with one', async () => {
    await answersFrom('search');
    for (const { index } of await stage.index.all()) await stage.index.drop(index);
    expect((await ask()).source).toBe('postgres');
    await rebuild({ ...stage, settleMs: 0 });
    await answersFrom('search');
  });

  it('waits no longer than the deadline, and then not at all', async () => {
    wire.set('clogged');
    await ask();
    await ask();
    const started = performance.now();
    expect((await ask()).source).toBe('postgres');
    expect(performance.now() - started).toBeLessThan(2_000);
    wire.set('open');
    await answersFrom('search');
  });
});
