import { randomBytes } from 'node:crypto';
import { CatalogReader, openReader, openWriter, writerSource } from '@green-apple/persistence';
import {
  ElasticsearchProductSearch,
  ProductIndex,
  openSearchClient,
  type SearchClient,
} from '@green-apple/search';
import {
  freshDatabase,
  seedTinyCatalogue,
  testStack,
  type FreshDatabase,
} from '@green-apple/testing';
import { ProductUpdater } from '../consume/product-updater.ts';
import { WriteTargets } from '../index/write-targets.ts';

/** A database, an index name and everything the indexer works with, of one suite's own. */
export class IndexStage {
  readonly database: FreshDatabase;
  readonly client: SearchClient;
  readonly index: ProductIndex;
  readonly reader: CatalogReader;
  readonly writer: CatalogReader;
  readonly updater: ProductUpdater;
  readonly search: ElasticsearchProductSearch;
  readonly #closers: (() => Promise<void>)[];

  static async open(): Promise<IndexStage> {
    const database = await freshDatabase('ga_indexer');
    await seedTinyCatalogue(database);
    return new IndexStage(database);
  }

  private constructor(database: FreshDatabase) {
    const writer = openWriter(database.writerUrl);
    const reader = openReader(database.readerUrls, database.writerUrl);
    this.database = database;
    this.client = openSearchClient({ url: testStack().needed('SEARCH_URL') });
    this.index = new ProductIndex(this.client, `suite-${randomBytes(5).toString('hex')}`);
    this.writer = new CatalogReader(writerSource(writer));
    this.reader = new CatalogReader(reader);
    this.updater = new ProductUpdater({
      reader: this.writer,
      index: this.index,
      targets: new WriteTargets(this.index),
    });
    this.search = new ElasticsearchProductSearch(this.client, this.index.names.alias);
    this.#closers = [() => writer.close(), () => reader.close(), () => this.client.close()];
  }

  /** Titles a search finds now. */
  async find(q: string): Promise<string[]> {
    const serving = await this.index.serving();
    if (serving) await this.index.refresh(serving.index);
    const { items } = await this.search.list({ q, limit: 24 }, new Date().toISOString());
    return items.map(({ title }) => title);
  }

  async close(): Promise<void> {
    for (const { index } of await this.index.all()) await this.index.drop(index);
    for (const close of this.#closers) await close();
    await this.database.drop();
  }
}
