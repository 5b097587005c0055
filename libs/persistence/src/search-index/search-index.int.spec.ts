import { randomUUID } from 'node:crypto';
import { freshDatabase, type FreshDatabase } from '@green-apple/testing';
import { openWriter, type Writer } from '../pools.ts';
import { inTransaction } from '../transaction.ts';
import { SearchIndexDesk } from './search-index.desk.ts';
import { SearchIndexLog, type IndexAction } from './search-index.log.ts';

describe('what employees ask of the search index', () => {
  let database: FreshDatabase;
  let office: Writer;
  let indexer: Writer;
  let desk: SearchIndexDesk;
  let log: SearchIndexLog;
  beforeEach(async () => {
    database = await freshDatabase();
    office = openWriter(database.urlFor('ga_admin'));
    indexer = openWriter(database.urlFor('ga_indexer'));
    desk = new SearchIndexDesk(office);
    log = new SearchIndexLog(indexer);
  });
  afterEach(async () => {
    await office.close();
    await indexer.close();
    await database.drop();
  });
  const ask = (action: IndexAction) =>
    inTransaction(office, (transaction) =>
      desk.request({ id: randomUUID(), action, by: 'Ada' }, transaction),
    );

  it('is asked once, however often it is asked for', async () => {
    expect([await ask('verify'), await ask('verify'), await ask('rebuild')]).toEqual([
      true,
      false,
      true,
    ]);
  });

  it('is taken by one indexer, and ended once', async () => {
    await ask('verify');
    const taken = await Promise.all([log.take(), log.take(), log.take()]);
    expect(taken.filter((one) => one !== null).length).toBe(1);
    const id = taken.find((one) => one !== null)?.id ?? '';
    await log.finish(id, 'all well');
    await log.finish(id, 'twice');
    expect((await desk.requests()).map(({ outcome }) => outcome)).toEqual(['all well']);
    expect(await ask('verify')).toBeTrue();
  });

  it('is taken again when an indexer has died over it', async () => {
    await ask('rebuild');
    expect(await log.take()).not.toBeNull();
    expect(await log.take()).toBeNull();
    await database.query(
      `update platform.search_index_request set started_at = now() - interval '31 minutes'`,
    );
    expect((await log.take())?.action).toBe('rebuild');
  });

  it('shows the last report of each region', async () => {
    await log.report('eu', { documents: 1 });
    await log.report('us', { documents: 2 });
    await log.report('eu', { documents: 3 });
    expect((await desk.reports()).map(({ region, report }) => [region, report])).toEqual([
      ['eu', { documents: 3 }],
      ['us', { documents: 2 }],
    ]);
  });
});
