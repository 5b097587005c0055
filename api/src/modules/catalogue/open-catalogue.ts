import type { MoneyDto } from '@green-apple/contracts-http';
import type { Logger } from '@green-apple/observability';
import {
  CatalogReader,
  CatalogSearch,
  listenToDatabase,
  type Reader,
} from '@green-apple/persistence';
import {
  ElasticsearchProductSearch,
  SearchGateway,
  indexNames,
  openSearchClient,
} from '@green-apple/search';
import type { HealthCheck } from '../../platform/index.ts';
import { BoundedSearch } from './bounded-search.ts';
import { CatalogueCache } from './cache/catalogue-cache.ts';
import { SearchTally } from './search-tally.ts';
import { SearchRulesWatch } from './search-rules-watch.ts';

export interface CatalogueOptions {
  readonly reader: Reader;
  /** Where changes are announced. */
  readonly writerUrl: string;
  /** Where searches are counted; nowhere when absent. */
  readonly countSearches?: (counts: ReadonlyMap<string, number>) => Promise<void>;
  /** Absent or empty: the database searches. */
  readonly searchUrl?: string | undefined;
  readonly searchIndexPrefix: string;
  readonly freeDeliveryFrom: MoneyDto;
  readonly logger: Logger;
}

/** What the catalogue module stands on, opened. */
export interface Catalogue {
  readonly reader: CatalogReader;
  readonly search: SearchGateway;
  readonly cache: CatalogueCache;
  readonly tally: SearchTally;
  readonly freeDeliveryFrom: MoneyDto;
  /** Shown, but nothing the shop cannot sell without. */
  readonly checks: readonly HealthCheck[];
  close(): Promise<void>;
}

/** Of each process; the readers have others to serve. */
const FALLBACK = { atOnce: 2, waiting: 60 };

/** Opens search with its fallback, the cache, and the line on which changes are heard. */
export function openCatalogue(options: CatalogueOptions): Catalogue {
  const { logger } = options;
  const client = options.searchUrl ? openSearchClient({ url: options.searchUrl }) : null;
  const { alias } = indexNames(options.searchIndexPrefix);
  const rules = new SearchRulesWatch(options.reader, logger);
  const search = new SearchGateway({
    ...(client
      ? { engine: new ElasticsearchProductSearch(client, alias, () => rules.current()) }
      : {}),
    fallback: new BoundedSearch(new CatalogSearch(options.reader), FALLBACK),
    logger,
  });
  const tally = new SearchTally(options.countSearches ?? (async () => undefined), logger);
  const cache = new CatalogueCache();
  const changes = listenToDatabase({
    writerUrl: options.writerUrl,
    channels: ['catalog_changed'],
    onMessage: (_channel, productId) => {
      if (productId === '') rules.look();
      cache.changed(productId);
    },
    // Whatever changed while nobody listened.
    onConnected: () => cache.changed(''),
    logger,
    applicationName: 'catalogue-cache',
  });
  return {
    reader: new CatalogReader(options.reader),
    search,
    cache,
    tally,
    freeDeliveryFrom: options.freeDeliveryFrom,
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
      await tally.close();
      await changes.close();
      await client?.close();
    },
  };
}
