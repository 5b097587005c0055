import pg from 'pg';
import { generateCatalogue } from './generate.ts';
import type { CatalogueEntry } from './entry.ts';
import { pictureBook } from './packshot/picture-book.ts';
import { writeEntries, writeFrame } from './seed/catalogue-writer.ts';
import { gallery, type Gallery } from './seed/gallery.ts';
import { mediaStore } from './seed/media-store.ts';
import { progress } from './seed/progress.ts';
import { seedConfig, type SeedConfig } from './seed/seed.config.ts';

const BATCH = 250;
const say = (line: string): void => void process.stdout.write(`${line}\n`);

/** Fills the shop: rows in batches, pictures beside them. Doing it again adds only what is missing. */
async function seed(config: SeedConfig): Promise<void> {
  const started = performance.now();
  const report = progress(say);
  report.expect('products', config.products);
  const client = new pg.Client({ connectionString: config.databaseUrl, application_name: 'seed' });
  const store = config.media ? mediaStore(config.media) : null;
  try {
    await client.connect();
    const wall: Gallery | null =
      store && config.media
        ? gallery(store, await store.stored(), config.media.cacheDir, report)
        : null;
    const pictures = pictureBook((picture, svg) => wall?.hang(picture, svg));
    await writeFrame(client, config.asOf);

    let added = 0;
    let writing = Promise.resolve();
    const write = async (batch: readonly CatalogueEntry[]): Promise<void> => {
      added += await writeEntries(client, batch);
      report.count('products', batch.length);
    };
    let batch: CatalogueEntry[] = [];
    for (const entry of generateCatalogue({ ...config, pictures })) {
      batch.push(entry);
      if (batch.length < BATCH) continue;
      // The next batch is put together while the database works on this one.
      await writing;
      writing = write(batch);
      batch = [];
      await wall?.room();
    }
    await writing;
    await write(batch);
    await wall?.done();
    report.stop();
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    say(
      `seeded ${config.products} products (${added} new), ${pictures.size} pictures, in ${seconds} s`,
    );
  } finally {
    report.stop();
    store?.close();
    await client.end();
  }
}

const today = new Date().toISOString().slice(0, 10);
await seed(await seedConfig(process.argv.slice(2), today));
