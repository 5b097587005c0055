import { NO_RULES, type SearchRules } from '@green-apple/domain-catalog';
import { marketOf, type MarketCode } from '@green-apple/domain-pricing';
import { CatalogSearch, attributesNow, openReader, type Reader } from '@green-apple/persistence';
import { ElasticsearchProductSearch, type ProductSearch } from '@green-apple/search';
import { rebuild } from '../index/rebuild.ts';
import { makeHardCases } from './hard-cases.ts';
import { IndexStage } from './index-stage.ts';

export const MARKETS = ['US', 'EU'] as const satisfies readonly MarketCode[];
export const PAGE = 60;

export type Engines = Readonly<Record<'engine' | 'database', ProductSearch>>;

type Attributes = Awaited<ReturnType<typeof attributesNow>>['definitions'];

/** The catalogue of the shop with its hard cases, answered for by the search engine and by the database. */
export class EnginePair {
  /** ISO 8601, one for all questions. */
  readonly now = new Date().toISOString();
  readonly stage: IndexStage;
  readonly #reader: Reader;
  readonly #attributes: Attributes;

  static async open(): Promise<EnginePair> {
    const stage = await IndexStage.open('whole');
    await makeHardCases(stage);
    await rebuild({ ...stage, settleMs: 0 });
    const reader = openReader([], stage.database.urlFor('ga_storefront'));
    const { definitions } = await attributesNow(reader);
    return new EnginePair(stage, reader, definitions);
  }

  private constructor(stage: IndexStage, reader: Reader, attributes: Attributes) {
    this.stage = stage;
    this.#reader = reader;
    this.#attributes = attributes;
  }

  of(market: MarketCode, rules: Partial<SearchRules> = {}): Engines {
    const held = { ...NO_RULES, ...rules };
    return {
      engine: new ElasticsearchProductSearch(this.stage.client, this.stage.index.names.alias, {
        rules: () => held,
        attributes: () => this.#attributes,
        market: marketOf(market),
      }),
      database: new CatalogSearch(this.#reader, market, () => held),
    };
  }

  async close(): Promise<void> {
    await this.#reader.close();
    await this.stage.close();
  }
}
