import { randomUUID } from 'node:crypto';
import { createLogger } from '@green-apple/observability';
import {
  SearchIndexDesk,
  SearchIndexLog,
  inTransaction,
  openWriter,
} from '@green-apple/persistence';
import { Freshness } from '../consume/freshness.ts';
import { DriftWatch } from '../index/drift-watch.ts';
import { IndexKeeper } from '../index/index-keeper.ts';
import { IndexStage } from '../testing/index-stage.ts';
import { indexReport } from './index-report.ts';
import { indexWork } from './index-work.ts';
import { OfficeClerk } from './office-clerk.ts';

describe('the index as the back office sees it', () => {
  const logger = createLogger({ service: 'spec', level: 'silent' });
  let stage: IndexStage;
  let clerk: OfficeClerk;
  let desk: SearchIndexDesk;
  const closers: (() => Promise<void>)[] = [];
  beforeAll(async () => {
    stage = await IndexStage.open();
    const indexer = openWriter(stage.database.writerUrl);
    const office = openWriter(stage.database.urlFor('ga_admin'));
    closers.push(
      () => indexer.close(),
      () => office.close(),
      () => stage.close(),
    );
    desk = new SearchIndexDesk(office);
    const writerUrl = stage.database.writerUrl;
    const keeper = new IndexKeeper({ ...stage, writerUrl, logger, settleMs: 0 });
    await keeper.ensure();
    clerk = new OfficeClerk({
      log: new SearchIndexLog(indexer),
      region: 'eu',
      replica: 'spec',
      report: () =>
        indexReport({
          ...stage,
          published: () => stage.writer.countPublished(),
          keeper,
          freshness: new Freshness(),
          drift: new DriftWatch({ ...stage, reader: stage.writer, logger }),
        }),
      work: indexWork({ ...stage, keeper }),
      logger,
    });
    const ask = (action: 'verify' | 'rebuild') =>
      inTransaction(office, (transaction) =>
        desk.request({ id: randomUUID(), action, by: 'Ada' }, transaction),
      );
    await stage.database.query(`update catalog.product set summary = 'Unheard of'`);
    await ask('verify');
    await clerk.look();
    await ask('rebuild');
    await clerk.look();
  }, 120_000);
  afterAll(async () => {
    for (const close of closers) await close();
  });

  it('is repaired and rebuilt when somebody asks', async () => {
    const outcomes = (await desk.requests()).map(({ action, outcome }) => [action, outcome]);
    expect(outcomes).toEqual([
      ['rebuild', '3 documents in a new index, which serves'],
      ['verify', '3 compared; 3 differed and were written again'],
    ]);
  });

  it('is reported with its documents, freshness, drift and last build', async () => {
    const [row] = await desk.reports();
    expect(row?.region).toBe('eu');
    expect(row?.report).toEqual(
      jasmine.objectContaining({
        documents: 3,
        published: 3,
        definitionCurrent: true,
        drift: { checked: 0, drifted: 0, lastRound: null },
        lastBuild: jasmine.objectContaining({ documents: 3 }),
      }),
    );
  });

  it('says so when it could not be done', async () => {
    const failing = new OfficeClerk({
      log: {
        take: async () => ({ id: 'x', action: 'verify' }),
        report: async () => undefined,
        finish,
      } as never,
      region: 'eu',
      replica: 'spec',
      report: async () => ({}),
      work: { verify: () => Promise.reject(new Error('no engine')), rebuild: async () => '' },
      logger,
    });
    const said: string[] = [];
    async function finish(_id: string, outcome: string) {
      said.push(outcome);
    }
    await failing.look();
    expect(said).toEqual(['It failed: no engine']);
  });
});
