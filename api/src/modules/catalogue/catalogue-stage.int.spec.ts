import { ProductList } from '@green-apple/contracts-http';
import { createLogger } from '@green-apple/observability';
import { openReader, type Reader } from '@green-apple/persistence';
import { freshDatabase, seedTinyCatalogue, type FreshDatabase } from '@green-apple/testing';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createHttpApp } from '../../platform/index.ts';
import { CatalogueModule } from './catalogue.module.ts';
import { openCatalogue, type Catalogue } from './open-catalogue.ts';

/*
 * What the integration specs of the catalogue stand on: its module on a database of its own, without a search engine.
 * Named as a spec because only specs may use the testing library.
 */

const logger = createLogger({ service: 'spec', level: 'silent' });

export class CatalogueStage {
  readonly database: FreshDatabase;
  readonly #reader: Reader;
  readonly #catalogue: Catalogue;
  readonly #app: NestFastifyApplication;

  private constructor(
    database: FreshDatabase,
    reader: Reader,
    catalogue: Catalogue,
    app: NestFastifyApplication,
  ) {
    this.database = database;
    this.#reader = reader;
    this.#catalogue = catalogue;
    this.#app = app;
  }

  static async open(): Promise<CatalogueStage> {
    const database = await freshDatabase('ga_storefront');
    await seedTinyCatalogue(database);
    // The last of these is the writer; the first is nobody: a reader that is down fails no page.
    const reader = openReader(['postgres://ga_storefront@127.0.0.1:1/gone'], database.writerUrl);
    const catalogue = openCatalogue({
      market: 'US',
      reader,
      writerUrl: database.writerUrl,
      searchIndexPrefix: 'none',
      shopUrl: 'https://shop.example',
      freeDeliveryFrom: () => ({ minor: 4900, currency: 'USD' }),
      logger,
    });
    const app = await createHttpApp(CatalogueModule.with(catalogue), { title: 'spec', logger });
    return new CatalogueStage(database, reader, catalogue, app);
  }

  async close(): Promise<void> {
    await this.#app.close();
    await this.#catalogue.close();
    await this.#reader.close();
    await this.database.drop();
  }

  readonly get = async (url: string, headers: Record<string, string> = {}) => {
    const { statusCode, body, headers: answered } = await this.#app.inject({ url, headers });
    return { status: statusCode, text: body, headers: answered };
  };

  readonly list = async (query: string) =>
    ProductList.parse(JSON.parse((await this.get(`/api/products?${query}`)).text));

  readonly titles = async (query: string) =>
    (await this.list(query)).items.map(({ title }) => title);
}
