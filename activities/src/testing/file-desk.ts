import { Readable } from 'node:stream';
import type { BulkPolicy } from '@green-apple/domain-catalog';
import { createObjectStore } from '@green-apple/messaging';
import {
  BulkDeskRepository,
  inTransaction,
  openWriter,
  type BulkState,
} from '@green-apple/persistence';
import { eventually } from '@green-apple/testing';
import { v7 as uuidv7 } from 'uuid';
import type { ShopStage } from './shop-stage.ts';

/** Files as the back office sends them, on a stage with real processes. */
export class FileDesk {
  readonly #shop: ShopStage;
  readonly #writer;
  readonly #desk: BulkDeskRepository;

  constructor(shop: ShopStage) {
    this.#shop = shop;
    this.#writer = openWriter(shop.database.urlFor('ga_admin'));
    this.#desk = new BulkDeskRepository(this.#writer);
  }

  /** Prices of items, to be tried, or taken over at once. */
  async send(lines: readonly string[], policy: BulkPolicy | null = null): Promise<string> {
    const { env } = this.#shop;
    const store = createObjectStore(
      { AWS_REGION: env['AWS_REGION'] ?? '', AWS_ENDPOINT_URL: env['AWS_ENDPOINT_URL'] },
      env['BULK_BUCKET'] ?? '',
    );
    const id = uuidv7();
    const fileKey = `${id}/file.csv`;
    const content = Buffer.from(['sku,price', ...lines].join('\n'));
    await store.put(fileKey, 'text/csv', Readable.from([content]));
    store.close();
    await inTransaction(this.#writer, (transaction) =>
      this.#desk.open(
        {
          id,
          direction: 'import',
          kind: 'prices',
          format: 'csv',
          policy,
          fileName: 'prices.csv',
          fileKey,
          fileBytes: content.length,
          fileSha256: null,
          requestedBy: 'employee-1',
          requestedByName: 'Grace Gardner',
          idempotencyKey: id,
          requestHash: id,
          correlationId: 'stage',
        },
        transaction,
      ),
    );
    return id;
  }

  async apply(id: string, policy: BulkPolicy): Promise<void> {
    await inTransaction(this.#writer, (transaction) =>
      this.#desk.apply({ id, policy, correlationId: 'stage' }, transaction),
    );
  }

  reaches(id: string, state: BulkState): Promise<unknown> {
    return eventually(async () => (await this.#desk.byId(id))?.state === state, {
      within: 60_000,
    });
  }

  close(): Promise<void> {
    return this.#writer.close();
  }
}
