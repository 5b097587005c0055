import type { MoneyDto } from '@green-apple/contracts-http';
import {
  NO_RULES,
  type AttributeDefinition,
  type Collection,
  type SearchRules,
} from '@green-apple/domain-catalog';
import type { Logger } from '@green-apple/observability';
import {
  CatalogReader,
  CatalogSearch,
  attributesNow,
  CertificateReader,
  LotReader,
  QuestionReader,
  ReviewReader,
  categoryWordsNow,
  collectionsNow,
  listenToDatabase,
  searchRules,
  type CategoryWords,
  type Reader,
} from '@green-apple/persistence';
import {
  ElasticsearchProductSearch,
  SearchGateway,
  indexNames,
  openSearchClient,
} from '@green-apple/search';
import { marketOf, type Market, type MarketCode } from '@green-apple/domain-pricing';
import { KeptAtHand, type HealthCheck } from '../../platform/index.ts';
import { boundedTurns } from './bounded-turns.ts';
import { CatalogueCache } from './cache/catalogue-cache.ts';
import { SearchTally } from './search-tally.ts';

export interface CatalogueOptions {
  /** Whose prices and shelves are shown. */
  readonly market: MarketCode;
  readonly reader: Reader;
  /** Where changes are announced. */
  readonly writerUrl: string;
  /** Where searches are counted; nowhere when absent. */
  readonly countSearches?: (counts: ReadonlyMap<string, number>) => Promise<void>;
  /** Absent or empty: the database searches. */
  readonly searchUrl?: string | undefined;
  readonly searchIndexPrefix: string;
  readonly freeDeliveryFrom: () => MoneyDto;
  /** Origin under which shoppers know the shop. */
  readonly shopUrl: string;
  /** Something was announced that is about no single product: what else is kept in memory looks again. */
  readonly onChange?: () => void;
  readonly logger: Logger;
}

/** What the catalogue module stands on, opened. */
export interface Catalogue {
  readonly market: Market;
  readonly reader: CatalogReader;
  readonly reviews: ReviewReader;
  readonly questions: QuestionReader;
  readonly certificates: CertificateReader;
  readonly lots: LotReader;
  readonly search: SearchGateway;
  readonly cache: CatalogueCache;
  readonly tally: SearchTally;
  /** What can be said of products, as employees define it now. */
  readonly attributes: () => readonly AttributeDefinition[];
  /** What categories are called in other languages. */
  readonly categoryWords: () => CategoryWords;
  /** Those that are switched on, in their order, whatever the hour. */
  readonly collections: () => readonly Collection[];
  readonly freeDeliveryFrom: () => MoneyDto;
  readonly shopUrl: string;
  /** Shown, but nothing the shop cannot sell without. */
  readonly checks: readonly HealthCheck[];
  close(): Promise<void>;
}

/** Of each process; the readers have others to serve. */
const FALLBACK = { atOnce: 2, waiting: 60, patienceMs: 8_000 };

/** Opens search with its fallback, the cache, and the line on which changes are heard. */
export function openCatalogue(options: CatalogueOptions): Catalogue {
  const { logger } = options;
  const client = options.searchUrl ? openSearchClient({ url: options.searchUrl }) : null;
  const { alias } = indexNames(options.searchIndexPrefix);
  const rules = new KeptAtHand<SearchRules>({
    first: NO_RULES,
    load: () => searchRules(options.reader),
    isOlder: (found, held) => found.version < held.version,
    logger,
  });
  const attributes = new KeptAtHand({
    first: { readPoint: 0, definitions: [] },
    load: () => attributesNow(options.reader),
    isOlder: (found, held) => found.readPoint < held.readPoint,
    logger,
  });
  const collections = new KeptAtHand({
    first: { readPoint: 0, collections: [] },
    load: () => collectionsNow(options.reader),
    isOlder: (found, held) => found.readPoint < held.readPoint,
    logger,
  });
  const categoryWords = new KeptAtHand({
    first: { readPoint: 0, words: {} },
    load: () => categoryWordsNow(options.reader),
    isOlder: (found, held) => found.readPoint < held.readPoint,
    logger,
  });
  const definitions = () => attributes.current().definitions;
  const market = marketOf(options.market);
  const search = new SearchGateway({
    ...(client
      ? {
          engine: new ElasticsearchProductSearch(client, alias, {
            rules: () => rules.current(),
            attributes: definitions,
            market,
          }),
        }
      : {}),
    fallback: new CatalogSearch(options.reader, options.market, () => rules.current()),
    fallbackTurns: boundedTurns(FALLBACK),
    logger,
  });
  const tally = new SearchTally(options.countSearches ?? (async () => undefined), logger);
  const cache = new CatalogueCache();
  const changes = listenToDatabase({
    writerUrl: options.writerUrl,
    channels: ['catalog_changed'],
    onMessage: (_channel, productId) => {
      if (productId === '') {
        rules.look();
        attributes.look();
        collections.look();
        categoryWords.look();
        options.onChange?.();
      }
      cache.changed(productId);
    },
    // Whatever changed while nobody listened.
    onConnected: () => cache.changed(''),
    logger,
    applicationName: 'catalogue-cache',
  });
  return {
    market,
    reader: new CatalogReader(options.reader, options.market),
    reviews: new ReviewReader(options.reader),
    questions: new QuestionReader(options.reader),
    certificates: new CertificateReader(options.reader),
    lots: new LotReader(options.reader),
    search,
    cache,
    tally,
    attributes: definitions,
    categoryWords: () => categoryWords.current().words,
    collections: () => collections.current().collections,
    freeDeliveryFrom: options.freeDeliveryFrom,
    shopUrl: options.shopUrl,
    checks: [
      {
        name: 'search',
        needed: false,
        check: async () => {
          if (search.state() !== 'closed') throw new Error('the database searches');
        },
      },
    ],
    async close() {
      await rules.close();
      await attributes.close();
      await collections.close();
      await categoryWords.close();
      await tally.close();
      await changes.close();
      await client?.close();
    },
  };
}
