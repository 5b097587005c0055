import { randomUUID } from 'node:crypto';
import type { Problem, SearchRulesPage } from '@green-apple/contracts-http';
import { NO_RULES, type SearchRules } from '@green-apple/domain-catalog';
import { createLogger } from '@green-apple/observability';
import { openReader, searchRules } from '@green-apple/persistence';
import { TINY_IDS, eventually } from '@green-apple/testing';
import { KeptAtHand } from '../../../platform/index.ts';
import { AdminStage } from '../admin-stage.int.spec.ts';

const RULES = '/admin/search/rules';
const pin = {
  query: 'sleep',
  category: null,
  action: 'pin',
  productId: TINY_IDS.products.magnesium,
  from: null,
  until: null,
};

describe('the rules of search in the back office', () => {
  let stage: AdminStage;
  beforeAll(async () => {
    stage = await AdminStage.open();
  }, 120_000);
  afterAll(() => stage.close());

  const page = async () => (await stage.ask<SearchRulesPage>('marketing-manager', RULES)).body;
  const publish = (
    rules: object,
    version: number,
    who: 'marketing-manager' | 'analyst' = 'marketing-manager',
  ) => stage.act<SearchRulesPage & Problem>(who, RULES, rules, version);

  it('are published as a new version, on record, and reach the shop without a restart', async () => {
    const reader = openReader([], stage.database.urlFor('ga_storefront'));
    const watch = new KeptAtHand<SearchRules>({
      first: NO_RULES,
      load: () => searchRules(reader),
      isOlder: (found, held) => found.version < held.version,
      logger: createLogger({ service: 'spec', level: 'silent' }),
      everyMs: 20,
    });
    const { version } = await page();
    const rules = { synonyms: ['nightcap => magnesium'], merchandising: [pin], note: 'Winter' };
    const { status, body } = await publish(rules, version);
    expect([status, body.version, body.synonyms]).toEqual([200, version + 1, rules.synonyms]);
    expect(body.titles).toEqual({ [pin.productId]: 'Magnesium Glycinate' });
    expect(body.history[0]).toEqual(
      jasmine.objectContaining({ note: 'Winter', version: version + 1 }),
    );
    await eventually(async () => watch.current().version === version + 1);
    await watch.close();
    await reader.close();
    const deeds = await stage.database.query(
      `select from platform.audit where action = 'search_rules.published' and entity_id = $1`,
      [String(version + 1)],
    );
    expect(deeds.length).toBe(1);
  });

  it('lose against a colleague who was faster', async () => {
    const { version } = await page();
    const empty = { synonyms: [], merchandising: [] };
    const answers = await Promise.all([publish(empty, version), publish(empty, version)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412]);
  });

  for (const [name, rules, path] of [
    ['a synonym alone', { synonyms: ['alone'], merchandising: [] }, 'synonyms.0'],
    [
      'a rule for nothing',
      { synonyms: [], merchandising: [{ ...pin, query: null }] },
      'merchandising.0.query',
    ],
    [
      'a campaign that ends before it begins',
      {
        synonyms: [],
        merchandising: [{ ...pin, from: '2026-12-02T00:00:00Z', until: '2026-12-01T00:00:00Z' }],
      },
      'merchandising.0.until',
    ],
  ] as const)
    it(`refuse ${name} and say where`, async () => {
      const { status, body } = await publish(rules, (await page()).version);
      expect([status, body.errors?.map((one) => one.path)]).toEqual([422, [path]]);
    });

  it('are nothing for who may not tune search', async () => {
    const empty = { synonyms: [], merchandising: [] };
    expect((await publish(empty, 1, 'analyst')).status).toBe(403);
    expect((await stage.ask('support-agent', RULES)).status).toBe(403);
  });

  it('say so when there is no engine to try a draft on', async () => {
    const { status, body } = await stage.act<Problem>('marketing-manager', `${RULES}/trial`, {
      draft: { synonyms: [], merchandising: [{ ...pin, productId: randomUUID() }] },
      queries: ['sleep'],
    });
    expect([status, body.code]).toEqual([503, 'DEPENDENCY_UNAVAILABLE']);
  });
});
