import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { fileURLToPath } from 'node:url';
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
import { ProductReadings } from '../consume/product-readings.ts';
import { ProductUpdater } from '../consume/product-updater.ts';
import { WriteTargets } from '../index/write-targets.ts';

/** A database, an index name and everything the indexer works with, of one suite's own. */
export class IndexStage {
  readonly database: FreshDatabase;
  readonly client: SearchClient;
  readonly index: ProductIndex;
  readonly reader: CatalogReader;
  readonly writer: CatalogReader;
  readonly readings: ProductReadings;
  readonly updater: ProductUpdater;
  readonly search: ElasticsearchProductSearch;
  readonly #closers: (() => Promise<void>)[];

  /** `whole` is the catalogue of the local shop instead of three products. */
  static async open(catalogue: 'tiny' | 'whole' = 'tiny'): Promise<IndexStage> {
    const database = await freshDatabase('ga_indexer');
    if (catalogue === 'tiny') return IndexStage.over(database);
    await seedWholeCatalogue(database.adminUrl);
    return new IndexStage(database);
  }

  /** With the three products, on a database that is there; it goes with the stage. */
  static async over(database: FreshDatabase): Promise<IndexStage> {
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
    this.readings = new ProductReadings(this);
    this.updater = new ProductUpdater({
      readings: this.readings,
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

/** The shop's own seed command in a process of its own: nobody imports the tools of development. */
const seedCommand = fileURLToPath(
  new URL('../../../dev/dist/catalogue/seed.main.js', import.meta.url),
);

function seedWholeCatalogue(url: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [seedCommand, '--no-media'], {
      env: { ...process.env, ...testStack().env, DATABASE_WRITER_URL: url },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let complaint = '';
    child.stderr.on('data', (chunk: Buffer) => (complaint += chunk.toString()));
    child.once('error', reject);
    child.once('close', (code) =>
      code === 0 ? resolve() : reject(new Error(`The catalogue could not be seeded: ${complaint}`)),
    );
  });
}
