import type { IndexStatus, Problem } from '@green-apple/contracts-http';
import { AdminStage } from '../admin-stage.int.spec.ts';

const REPORT = {
  ready: true,
  index: 'green-apple-products-v1',
  definitionCurrent: true,
  documents: 480,
  published: 480,
  kept: [],
  freshness: { changes: 7, medianMs: 240, worstMs: 1900, lastAt: null },
  drift: { checked: 480, drifted: 0, lastRound: null },
  lastBuild: null,
};

describe('the search index in the back office', () => {
  let stage: AdminStage;
  beforeAll(async () => {
    stage = await AdminStage.open();
    await stage.database.query(
      `insert into platform.search_index_replica (region, replica, report)
       values ('eu', 'a', $1), ('eu', 'b', $1), ('us', 'a', $2)`,
      [JSON.stringify(REPORT), JSON.stringify({ ofAnotherRelease: true })],
    );
  }, 120_000);
  afterAll(() => stage.close());

  it('shows what its indexers report, and leaves out what it cannot read', async () => {
    const { body } = await stage.ask<IndexStatus>('marketing-manager', '/admin/search/index');
    expect(
      body.reports.map(({ region, documents, indexers }) => [region, documents, indexers]),
    ).toEqual([['eu', 480, 2]]);
  });

  it('is asked for by whoever runs the shop, once, and on record', async () => {
    const ask = () =>
      stage.act<IndexStatus>('operations', '/admin/search/index/requests', { action: 'rebuild' });
    await ask();
    const { status, body } = await ask();
    expect([status, body.requests.map(({ action }) => action)]).toEqual([200, ['rebuild']]);
    const deeds = await stage.database.query(
      `select from platform.audit where action = 'search_index.rebuild'`,
    );
    expect(deeds.length).toBe(1);
  });

  it('is not for others to ask of, nor for anything else', async () => {
    const asked = (who: 'catalog-manager' | 'operations', action: string) =>
      stage.act<Problem>(who, '/admin/search/index/requests', { action });
    expect((await asked('catalog-manager', 'verify')).status).toBe(403);
    expect((await asked('operations', 'drop')).status).toBe(422);
  });
});
