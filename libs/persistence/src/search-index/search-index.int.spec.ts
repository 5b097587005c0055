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

  const reports = async () => (await desk.reports()).map(({ region, report }) => [region, report]);

  it('shows the last report of each indexer', async () => {
    await log.report({ region: 'eu', replica: 'a' }, { documents: 1 });
    await log.report({ region: 'us', replica: 'a' }, { documents: 2 });
    await log.report({ region: 'eu', replica: 'b' }, { documents: 3 });
    await log.report({ region: 'eu', replica: 'a' }, { documents: 4 });
    expect(await reports()).toEqual([
      ['eu', { documents: 4 }],
      ['eu', { documents: 3 }],
      ['us', { documents: 2 }],
    ]);
  });

  it('forgets an indexer that is gone once another one of its region reports', async () => {
    await log.report({ region: 'eu', replica: 'gone' }, { documents: 1 });
    await log.report({ region: 'us', replica: 'gone' }, { documents: 2 });
    await database.query(
      `update platform.search_index_replica set reported_at = now() - interval '61 seconds'`,
    );
    expect((await reports()).length).toBe(2);
    await log.report({ region: 'eu', replica: 'new' }, { documents: 3 });
    expect(await reports()).toEqual([
      ['eu', { documents: 3 }],
      ['us', { documents: 2 }],
    ]);
  });
});
