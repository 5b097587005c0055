import {
  CatalogReader,
  SearchIndexLog,
  openReader,
  openWriter,
  writerSource,
} from '@green-apple/persistence';
import { ProductIndex, openSearchClient } from '@green-apple/search';
import type { IndexConfig } from './config/config.ts';
import { ProductReadings } from './consume/product-readings.ts';
import { ProductUpdater } from './consume/product-updater.ts';
import { WriteTargets } from './index/write-targets.ts';

/** A change that is waited for is a change that shows late: the writer has it already. */
const CATCH_UP_MS = 100;

/** Everything that is open while an indexer works, built in one place for the process and its command line. */
export function connect(config: IndexConfig) {
  const pool = { max: 4, applicationName: 'search-indexer', statementTimeoutMs: 60_000 };
  // What the clock changed is looked for every second, and planning that takes longer than looking.
  const writerPool = openWriter(config.DATABASE_WRITER_URL, { ...pool, prepared: true });
  const readerPool = openReader(config.DATABASE_READER_URLS, config.DATABASE_WRITER_URL, {
    ...pool,
    region: config.REGION,
    catchUpMs: CATCH_UP_MS,
  });
  const client = openSearchClient({ url: config.SEARCH_URL });
  const index = new ProductIndex(client, config.SEARCH_INDEX_PREFIX);
  const writer = new CatalogReader(writerSource(writerPool));
  const reader = new CatalogReader(readerPool);
  const readings = new ProductReadings({ reader, writer });
  return {
    client,
    index,
    writer,
    log: new SearchIndexLog(writerPool),
    reader,
    readings,
    updater: new ProductUpdater({ readings, index, targets: new WriteTargets(index) }),
    close: async (): Promise<void> => {
      await client.close();
      await readerPool.close();
      await writerPool.close();
    },
  };
}
