import pg from 'pg';
import type { CatalogueEntry } from '../entry.ts';
import { generateCatalogue } from '../generate.ts';
import { pictureBook } from '../packshot/picture-book.ts';
import { writeEntries } from './catalogue-writer.ts';
import { writeFrame } from './frame-writer.ts';
import { gallery } from './gallery.ts';
import { lanes } from './lanes.ts';
import { certificateWriter } from './certificate-writer.ts';
import { mediaStore, type MediaStore } from './media-store.ts';
import type { Progress } from './progress.ts';
import { writeRelations } from './relation-writer.ts';
import { reportWriter } from './report-writer.ts';
import type { SeedConfig } from './seed.config.ts';

const BATCH = 250;
/** Beyond this a second connection pays. */
const LARGE = 5000;

export interface Filled {
  /** Products that were not there before. */
  readonly added: number;
  /** Different pictures of the catalogue. */
  readonly pictures: number;
}

/** Rows in batches, then pictures. Doing it again adds only what is missing. */
export async function fillShop(config: SeedConfig, progress: Progress): Promise<Filled> {
  progress.expect('products', config.products);
  const connect = async (): Promise<pg.Client> => {
    const client = new pg.Client({
      connectionString: config.databaseUrl,
      application_name: 'seed',
    });
    await client.connect();
    return client;
  };
  const clients = [await connect()];
  const store = config.media ? mediaStore(config.media) : null;
  try {
    if (config.products > LARGE) clients.push(await connect());
    return await fill(config, progress, clients, store);
  } finally {
    store?.close();
    await Promise.all(clients.map((client) => client.end()));
  }
}

async function fill(
  config: SeedConfig,
  progress: Progress,
  clients: readonly pg.Client[],
  store: MediaStore | null,
): Promise<Filled> {
  const [first] = clients;
  if (!first) throw new RangeError('no connection to write on');
  const wall =
    store && config.media
      ? gallery(store, await store.stored(), config.media.cacheDir, progress)
      : null;
  const pictures = pictureBook((picture, svg) => wall?.take(picture, svg));
  await writeFrame(first, config.asOf);
  // Without a store there are no papers, and what nothing proves is not put on record.
  const proof = store ? certificateWriter(store) : null;
  const reports = store ? reportWriter(store) : null;
  await proof?.ofBrands(first, config.asOf);

  let added = 0;
  const rows = lanes(clients, async (client, batch: readonly CatalogueEntry[]) => {
    // Read after the wait: the other lane may have counted meanwhile.
    const fresh = await writeEntries(client, batch);
    await proof?.ofProducts(client, batch);
    await reports?.(client, batch);
    added += fresh;
    progress.count('products', batch.length);
  });
  let batch: CatalogueEntry[] = [];
  for (const entry of generateCatalogue({ ...config, pictures })) {
    batch.push(entry);
    if (batch.length < BATCH) continue;
    // The next batch is put together while the database works on this one.
    await rows.give(batch);
    batch = [];
  }
  await rows.give(batch);
  await rows.done();
  await writeRelations(first);
  await wall?.hangAll();
  return { added, pictures: pictures.size };
}
