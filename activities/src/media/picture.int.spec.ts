import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { createHash, randomUUID } from 'node:crypto';
import { S3Client } from '@aws-sdk/client-s3';
import { judgePicture } from '@green-apple/domain-catalog';
import { createObjectStore, ensureBucket, type ObjectStore } from '@green-apple/messaging';
import {
  inTransaction,
  openWriter,
  ProductMediaRepository,
  RenditionRepository,
  type Writer,
} from '@green-apple/persistence';
import {
  anOrder,
  freshDatabase,
  seedOrder,
  seedTinyCatalogue,
  testStack,
  TINY_IDS,
  type FreshDatabase,
} from '@green-apple/testing';
import sharp from 'sharp';
import { createPictureActivities } from './picture.activities.ts';

const BUCKETS = ['green-apple-originals-spec', 'green-apple-media-spec'] as const;
const { magnesium, vitaminD } = TINY_IDS.products;

describe('a picture that was sent', () => {
  let database: FreshDatabase;
  let worker: Writer;
  let office: Writer;
  let originals: ObjectStore;
  let media: ObjectStore;
  let pictures: RenditionRepository;
  let desk: ProductMediaRepository;
  let beats: number[] = [];
  let onBeat: (done: number) => void = () => undefined;

  beforeAll(async () => {
    const stack = testStack();
    process.env['AWS_ACCESS_KEY_ID'] ??= stack.env.AWS_ACCESS_KEY_ID;
    process.env['AWS_SECRET_ACCESS_KEY'] ??= stack.env.AWS_SECRET_ACCESS_KEY;
    const aws = {
      AWS_REGION: stack.env.AWS_REGION,
      AWS_ENDPOINT_URL: stack.needed('AWS_ENDPOINT_URL'),
    };
    const s3 = new S3Client({
      region: aws.AWS_REGION,
      endpoint: aws.AWS_ENDPOINT_URL,
      forcePathStyle: true,
    });
    for (const bucket of BUCKETS) await ensureBucket(s3, bucket);
    s3.destroy();
    originals = createObjectStore(aws, BUCKETS[0]);
    media = createObjectStore(aws, BUCKETS[1]);
    database = await freshDatabase('ga_worker');
    await seedTinyCatalogue(database);
    worker = openWriter(database.writerUrl);
    office = openWriter(database.urlFor('ga_admin'));
    pictures = new RenditionRepository(worker);
    desk = new ProductMediaRepository(office);
  }, 120_000);
  afterAll(async () => {
    originals.close();
    media.close();
    await Promise.all([worker.close(), office.close()]);
    await database.drop();
  });
  beforeEach(async () => {
    beats = [];
    onBeat = () => undefined;
    await database.query(
      `delete from catalog.product_media; delete from catalog.picture; delete from catalog.picture_leaving;
       update catalog.product set images = '[]'; delete from platform.outbox`,
    );
  });

  const steps = () =>
    createPictureActivities({
      pictures,
      originals,
      media,
      beat: (done) => {
        beats.push(done);
        onBeat(done);
      },
    });
  /** A picture like no other, 500 wide. */
  const file = (): Promise<Buffer> =>
    sharp(Buffer.from(Uint8Array.from({ length: 500 * 400 * 3 }, (_, at) => (at * 7919) % 251)), {
      raw: { width: 500, height: 400, channels: 3 },
    })
      .composite([
        {
          input: Buffer.from(createHash('sha256').update(randomUUID()).digest().subarray(0, 27)),
          raw: { width: 3, height: 3, channels: 3 },
          top: 0,
          left: 0,
        },
      ])
      .png()
      .toBuffer();
  /** As the back office does it. */
  const send = async (content: Buffer, productId: string = magnesium, alt = 'A jar') => {
    const id = randomUUID();
    const sha256 = createHash('sha256').update(content).digest('hex');
    const key = `pictures/${sha256.slice(0, 20)}-${id.slice(-8)}`;
    const originalKey = `${id}.png`;
    const head = judgePicture(content);
    if (typeof head === 'string') throw new Error(head);
    await originals.put(originalKey, head.type, Readable.from([content]));
    const sent = { ...head, id, key, originalKey, sha256, bytes: content.length };
    await inTransaction(office, (transaction) =>
      desk.add(
        { productId, sent, alt, by: { id: 'e', name: 'Grace' }, correlationId: 'spec' },
        transaction,
      ),
    );
    return { id, key, originalKey };
  };
  const row = async (id: string) => {
    const [found] = await database.query<{ state: string; fault: string | null }>(
      'select state, fault from catalog.picture where id = $1',
      [id],
    );
    return found;
  };
  const product = async (id: string = magnesium) => {
    const [found] = await database.query<{
      images: { key: string; widths: number[]; formats: string[]; alt: string }[];
      version: number;
      seen: number;
    }>('select images, version, media_version as seen from catalog.product where id = $1', [id]);
    if (!found) throw new Error('no product');
    return found;
  };
  const isThere = (store: ObjectStore, key: string): Promise<boolean> =>
    store
      .open(key)
      .then(buffer)
      .then(
        () => true,
        () => false,
      );

  it('is shown once all its renditions are there, and the event tells of it', async () => {
    const { id, key } = await send(await file());
    const before = await product();
    expect(before.images).toEqual([]);
    await database.query('delete from platform.outbox');
    await steps().makeRenditions({ pictureId: id });
    const after = await product();
    expect(after.images.map((image) => [image.key, image.alt])).toEqual([[key, 'A jar']]);
    expect([after.version, after.seen]).toEqual([before.version + 1, before.seen]);
    for (const width of [160, 320, 500])
      for (const format of ['avif', 'webp', 'jpeg'])
        expect(await isThere(media, `${key}/${width}.${format}`)).toBeTrue();
    expect(beats.length).toBe(9);
    const events = await database.query<{ kind: string; version: number }>(
      'select kind, aggregate_version as version from platform.outbox',
    );
    expect(events).toEqual([{ kind: 'product.changed', version: after.version }]);
  });

  it('is made once, however often it is asked for', async () => {
    const { id } = await send(await file());
    await Promise.all([
      steps().makeRenditions({ pictureId: id }),
      steps().makeRenditions({ pictureId: id }),
    ]);
    const { version } = await product();
    await steps().makeRenditions({ pictureId: id });
    await steps().putPictureDown({ pictureId: id });
    expect((await product()).version).toBe(version);
    expect((await row(id))?.state).toBe('ready');
    await steps().makeRenditions({ pictureId: randomUUID() });
  });

  it('goes on where a worker died in the middle', async () => {
    const { id, key } = await send(await file());
    onBeat = (done) => {
      if (done === 4) throw new Error('the worker is told to stop');
    };
    await expectAsync(steps().makeRenditions({ pictureId: id })).toBeRejected();
    expect((await row(id))?.state).toBe('processing');
    onBeat = () => undefined;
    await steps().makeRenditions({ pictureId: id });
    expect((await product()).images.map((image) => image.key)).toEqual([key]);
  });

  it('says why it cannot be read, and can be tried again', async () => {
    const { id } = await send((await file()).subarray(0, 3000));
    await steps().makeRenditions({ pictureId: id });
    expect(await row(id)).toEqual({ state: 'failed', fault: 'UNREADABLE' });
    const list = await desk.list(magnesium);
    const mediaId = list?.items[0]?.id ?? '';
    await inTransaction(office, (transaction) =>
      desk.apply(magnesium, { type: 'retry', mediaId }, 'spec', transaction),
    );
    expect(await row(id)).toEqual({ state: 'processing', fault: null });
    await steps().putPictureDown({ pictureId: id });
    expect(await row(id)).toEqual({ state: 'failed', fault: 'UNFINISHED' });
  });

  it('is asked for again when nobody has worked on it for half an hour', async () => {
    const { id } = await send(await file());
    await database.query(
      `delete from platform.outbox; update catalog.picture set asked_at = now() - interval '31 minutes'`,
    );
    await steps().sweepPictures();
    await steps().sweepPictures();
    const jobs = await database.query<{ body: object }>('select body from platform.outbox');
    expect(jobs.map(({ body }) => body)).toEqual([{ order_id: id, calculation_type: 'media' }]);
  });

  describe('and is not shown any more', () => {
    const remove = async (productId: string): Promise<void> => {
      const list = await desk.list(productId);
      for (const { id } of list?.items ?? [])
        await inTransaction(office, (transaction) =>
          desk.apply(productId, { type: 'remove', mediaId: id }, 'spec', transaction),
        );
    };
    const dayPasses = () =>
      database.query(
        `update catalog.picture set unused_since = unused_since - interval '25 hours'`,
      );

    it('keeps its files for a day, then they are removed with its original', async () => {
      const { id, key, originalKey } = await send(await file());
      await steps().makeRenditions({ pictureId: id });
      await remove(magnesium);
      expect((await product()).images).toEqual([]);
      expect(await steps().sweepPictures()).toEqual({ removed: 0 });
      expect(await isThere(media, `${key}/320.webp`)).toBeTrue();
      await dayPasses();
      expect(await steps().sweepPictures()).toEqual({ removed: 1 });
      expect(await row(id)).toBeUndefined();
      expect(await isThere(media, `${key}/320.webp`)).toBeFalse();
      expect(await isThere(originals, originalKey)).toBeFalse();
    });

    it('stays while another product shows it, and when it is shown again in time', async () => {
      const content = await file();
      const { id, key } = await send(content);
      await send(content, vitaminD, 'The same jar');
      await steps().makeRenditions({ pictureId: id });
      expect((await product(vitaminD)).images.map((image) => [image.key, image.alt])).toEqual([
        [key, 'The same jar'],
      ]);
      await remove(magnesium);
      await dayPasses();
      expect(await steps().sweepPictures()).toEqual({ removed: 0 });
      await remove(vitaminD);
      await send(content);
      await dayPasses();
      expect(await steps().sweepPictures()).toEqual({ removed: 0 });
      expect((await product()).images.map((image) => image.key)).toEqual([key]);
    });

    it('stays as long as an order shows it', async () => {
      const { id, key } = await send(await file());
      await steps().makeRenditions({ pictureId: id });
      const order = await seedOrder(database, anOrder().build());
      await database.query(
        `update ordering.line set image = jsonb_build_object('key', cast($2 as text)) where order_id = $1`,
        [order.id, key],
      );
      await remove(magnesium);
      await dayPasses();
      expect(await steps().sweepPictures()).toEqual({ removed: 0 });
      expect((await row(id))?.state).toBe('ready');
    });
  });
});
