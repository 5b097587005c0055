import { randomBytes, randomUUID } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { S3Client } from '@aws-sdk/client-s3';
import type { AdminMediaList, AdminProduct, Problem } from '@green-apple/contracts-http';
import { createObjectStore, ensureBucket, type ObjectStore } from '@green-apple/messaging';
import { TINY_IDS, testStack } from '@green-apple/testing';
import sharp from 'sharp';
import { AdminStage, ORIGINALS_SPEC_BUCKET, type Who } from '../admin-stage.int.spec.ts';

const PRODUCT = TINY_IDS.products.magnesium;
const MEDIA = `/admin/products/${PRODUCT}/media`;

describe('pictures of a product in the back office', () => {
  let stage: AdminStage;
  let originals: ObjectStore;
  beforeAll(async () => {
    stage = await AdminStage.open();
    const stack = testStack();
    const aws = {
      AWS_REGION: stack.env.AWS_REGION,
      AWS_ENDPOINT_URL: stack.needed('AWS_ENDPOINT_URL'),
    };
    const s3 = new S3Client({
      region: aws.AWS_REGION,
      endpoint: aws.AWS_ENDPOINT_URL,
      forcePathStyle: true,
    });
    await ensureBucket(s3, ORIGINALS_SPEC_BUCKET);
    s3.destroy();
    originals = createObjectStore(aws, ORIGINALS_SPEC_BUCKET);
  }, 120_000);
  afterAll(async () => {
    originals.close();
    await stage.close();
  });
  beforeEach(() =>
    stage.database.query(
      `delete from catalog.product_media; delete from catalog.picture;
       update catalog.product set images = '[]'; delete from platform.outbox`,
    ),
  );

  /** A picture like no other. */
  const picture = async (width = 500, height = 400): Promise<Buffer> => {
    const [r = 0, g = 0, b = 0] = randomBytes(3);
    return sharp({ create: { width, height, channels: 3, background: { r, g, b } } })
      .withExif({ IFD0: { Copyright: randomUUID() } })
      .jpeg()
      .toBuffer();
  };
  const send = async (
    content: Buffer,
    { type = 'image/jpeg', who = 'catalog-manager' as Who, alt = '', to = MEDIA } = {},
  ) => {
    const answer = await stage.http.inject({
      method: 'POST',
      url: `${to}${alt === '' ? '' : `?alt=${encodeURIComponent(alt)}`}`,
      headers: { ...(await stage.headersOf(who)), 'content-type': type },
      payload: content,
    });
    return { status: answer.statusCode, body: answer.json<AdminMediaList & Problem>() };
  };
  const act = (
    method: 'POST' | 'PATCH' | 'PUT' | 'DELETE',
    path: string,
    body: object | null,
    version?: number,
    who: Who = 'catalog-manager',
  ) => stage.send<AdminMediaList>(who, method, `${MEDIA}${path}`, body, version);
  const list = async () => (await stage.ask<AdminMediaList>('analyst', MEDIA)).body;
  const product = async () =>
    (await stage.ask<AdminProduct>('analyst', `/admin/products/${PRODUCT}`)).body;
  const made = () =>
    stage.database.query(
      `update catalog.picture set state = 'ready', widths = '{160,320,500}', formats = '{avif,webp,jpeg}'`,
    );
  const three = async () => {
    for (const alt of ['One', 'Two', 'Three']) await send(await picture(), { alt });
    await made();
    return list();
  };

  it('are there at once, as being worked on, with their original and one job', async () => {
    const content = await picture();
    const before = await product();
    const { status, body } = await send(content, { alt: 'A jar on a table' });
    expect(status).toBe(201);
    const [media] = body.items;
    expect([media?.state, media?.alt, media?.width, media?.height, media?.image]).toEqual([
      'processing',
      'A jar on a table',
      500,
      400,
      null,
    ]);
    expect((await product()).version).toBe(before.version + 1);
    const [row] = await stage.database.query<{ id: string; key: string; originalKey: string }>(
      'select id, key, original_key as "originalKey" from catalog.picture',
    );
    expect(await buffer(await originals.open(row?.originalKey ?? ''))).toEqual(content);
    expect(row?.key).toMatch(/^pictures\/[0-9a-f]{20}-[0-9a-f]{8}$/);
    const sent = await stage.database.query<{ kind: string; body: object }>(
      'select kind, body from platform.outbox order by id',
    );
    expect(sent).toEqual([
      { kind: 'media', body: { order_id: row?.id, calculation_type: 'media' } },
      { kind: 'product.changed', body: { productId: PRODUCT, version: before.version + 1 } },
    ]);
  });

  it('are the same when they are sent again, one after the other and at once', async () => {
    const content = await picture();
    const first = await send(content);
    const again = await Promise.all([send(content), send(content, { type: 'image/png' })]);
    for (const { status, body } of again) {
      expect(status).toBe(201);
      expect(body.items.map(({ id }) => id)).toEqual(first.body.items.map(({ id }) => id));
    }
    const other = await picture();
    await Promise.all([send(other), send(other), send(other)]);
    expect((await list()).items.length).toBe(2);
    expect(await stage.count(`platform.outbox where kind = 'media'`)).toBe(2);
    const elsewhere = `/admin/products/${TINY_IDS.products.vitaminD}/media`;
    expect((await send(content, { to: elsewhere })).body.items.length).toBe(1);
    expect(await stage.count('catalog.picture')).toBe(2);
  });

  it('are refused by what is in them, with words that help', async () => {
    const still = await picture();
    const drawing = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="500"/>');
    const pages = Buffer.alloc(500 * 1000 * 3, 1).fill(200, 500 * 500 * 3);
    const moving = await sharp(pages, {
      raw: { width: 500, height: 1000, channels: 3, pageHeight: 500 },
    })
      .webp()
      .toBuffer();
    const bomb = Buffer.from(still);
    const frame = bomb.indexOf(Buffer.from([0xff, 0xc0]));
    bomb.writeUInt16BE(60_000, frame + 5);
    bomb.writeUInt16BE(60_000, frame + 7);
    for (const [content, code, detail] of [
      [drawing, 'PICTURE_REFUSED', /no JPEG, PNG or WebP/],
      [Buffer.from('%PDF-1.7 words'), 'PICTURE_REFUSED', /no JPEG, PNG or WebP/],
      [moving, 'PICTURE_REFUSED', /still one/],
      [bomb, 'PICTURE_REFUSED', /40 megapixels/],
      [await picture(399, 900), 'PICTURE_REFUSED', /400 pixels/],
      [Buffer.concat([still, Buffer.alloc(15 * 1024 * 1024)]), 'PAYLOAD_TOO_LARGE', /15 MB/],
    ] as const) {
      const { body } = await send(content);
      expect([body.code, detail.test(body.detail ?? '')])
        .withContext(`${detail}: ${body.detail}`)
        .toEqual([code, true]);
    }
    expect((await send(drawing, { type: 'image/svg+xml' })).body.code).toBe(
      'UNSUPPORTED_MEDIA_TYPE',
    );
    expect(await stage.count('catalog.picture')).toBe(0);
  });

  it('are kept by who has the right, of products that exist, and twelve at most', async () => {
    const content = await picture();
    for (const who of ['analyst', 'operations', 'support-agent', 'nobody'] as const)
      expect((await send(content, { who })).status)
        .withContext(who)
        .toBe(403);
    expect((await stage.ask('nobody', MEDIA)).status).toBe(403);
    const nowhere = `/admin/products/${randomUUID()}/media`;
    expect((await send(content, { to: nowhere })).body.code).toBe('PRODUCT_NOT_FOUND');
    for (let count = 0; count < 12; count++) expect((await send(await picture())).status).toBe(201);
    expect((await send(await picture())).body.code).toBe('PICTURES_FULL');
    const [{ id } = { id: '' }] = (await list()).items;
    const { version } = await list();
    expect((await act('DELETE', `/${id}`, null, version, 'analyst')).status).toBe(403);
  });

  it('show in the shop in their order, with words and a focal point', async () => {
    const { version, items } = await three();
    const [one, two, third] = items.map(({ id }) => id);
    const focused = await act('PATCH', `/${two}`, { focus: { x: 0.25, y: 0.8 } }, version);
    expect(focused.status).toBe(200);
    const order = await stage.send<AdminMediaList>(
      'catalog-manager',
      'PUT',
      `${MEDIA}-order`,
      { ids: [two, third, one] },
      focused.body.version,
    );
    expect(order.body.items.map(({ alt }) => alt)).toEqual(['Two', 'Three', 'One']);
    const { images } = await product();
    expect(images.map(({ alt }) => alt)).toEqual(['Two', 'Three', 'One']);
    expect(images[0]).toEqual(
      jasmine.objectContaining({
        focus: { x: 0.25, y: 0.8 },
        width: 500,
        height: 400,
        widths: [160, 320, 500],
        formats: ['avif', 'webp', 'jpeg'],
      }),
    );
    const removed = await act('DELETE', `/${two}`, null, order.body.version);
    expect(removed.body.items.map(({ alt }) => alt)).toEqual(['Three', 'One']);
    expect((await product()).images.map(({ alt }) => alt)).toEqual(['Three', 'One']);
    expect(await stage.count('catalog.picture where unused_since is not null')).toBe(1);
    const deeds = await stage.database.query<{ action: string }>(
      `select action from platform.audit where entity_id = $1 and action like 'product.picture%' order by seq desc limit 3`,
      [PRODUCT],
    );
    expect(deeds.map(({ action }) => action)).toEqual([
      'product.picture_removed',
      'product.pictures_arranged',
      'product.picture_described',
    ]);
  });

  it('raise the version of their product with each deed, and say it', async () => {
    const before = await list();
    const sent = await send(await picture(), { alt: 'A jar' });
    const [{ id } = { id: '' }] = sent.body.items;
    const named = await act('PATCH', `/${id}`, { alt: 'A lid' }, sent.body.version);
    const seen = (from: AdminMediaList) => [
      from.product.version - before.product.version,
      from.version - before.version,
    ];
    expect([seen(sent.body), seen(named.body)]).toEqual([
      [1, 1],
      [2, 2],
    ]);
    expect((await list()).product.version).toBe((await product()).version);
  });

  it('are not shown until somebody has said what they show', async () => {
    await send(await picture());
    await made();
    const { version, items } = await list();
    const [{ id } = { id: '' }] = items;
    const kind = await act('PATCH', `/${id}`, { kind: 'detail' }, version);
    expect((await product()).images).toEqual([]);
    await act('PATCH', `/${id}`, { alt: 'The grain of the powder' }, kind.body.version);
    expect((await product()).images.map(({ alt }) => alt)).toEqual(['The grain of the powder']);
  });

  it('are changed by who has seen them as they are, and by nobody else', async () => {
    const { version, items } = await three();
    const [{ id } = { id: '' }] = items;
    expect((await act('PATCH', `/${id}`, { alt: 'New' })).body.code).toBe('VERSION_REQUIRED');
    const both = await Promise.all([
      act('PATCH', `/${id}`, { alt: 'Mine' }, version),
      act('DELETE', `/${id}`, null, version),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 412]);
    const now = (await list()).version;
    for (const [body, code] of [
      [{ alt: ' ' }, 'VALIDATION_FAILED'],
      [{ focus: { x: 1.01, y: 0 } }, 'VALIDATION_FAILED'],
      [{ kind: 'hologram' }, 'VALIDATION_FAILED'],
      [{}, 'VALIDATION_FAILED'],
    ] as const)
      expect((await act('PATCH', `/${id}`, body, now)).body.code).toBe(code);
    expect((await act('DELETE', `/${randomUUID()}`, null, now)).body.code).toBe('NOT_FOUND');
    for (const ids of [[id], [...items.map((one) => one.id), id]])
      expect(
        (await stage.send('catalog-manager', 'PUT', `${MEDIA}-order`, { ids }, now)).body.code,
      ).toBe('VALIDATION_FAILED');
  });

  it('say why they could not be worked on, and are tried again when somebody asks', async () => {
    await send(await picture(), { alt: 'A jar' });
    await stage.database.query(
      `update catalog.picture set state = 'failed', fault = 'UNREADABLE'; delete from platform.outbox`,
    );
    const { version, items } = await list();
    expect(items.map(({ state, fault }) => [state, fault])).toEqual([['failed', 'UNREADABLE']]);
    const again = await act('POST', `/${items[0]?.id}/retry`, {}, version);
    expect(again.body.items.map(({ state, fault }) => [state, fault])).toEqual([
      ['processing', null],
    ]);
    expect(await stage.count(`platform.outbox where kind = 'media'`)).toBe(1);
  });

  it('that came with a product are records too, and stay as they are shown', async () => {
    const image = { key: 'packshots/abc', alt: 'A bottle', widths: [320, 960], tint: '#e4e3f3' };
    await stage.database.query(
      `insert into catalog.product (id, slug, title, brand_id, category_id, goal, form, status, summary, facts,
         directions, packshot, images)
       select $1, $2, 'With a picture', brand_id, category_id, goal, form, 'draft', summary, facts, directions,
         packshot, $3 from catalog.product where id = $4`,
      [randomUUID(), `with-${randomUUID()}`, JSON.stringify([image]), PRODUCT],
    );
    const rows = await stage.database.query<{ image: object }>(
      `select image from catalog.shown_media`,
    );
    expect(rows.map((row) => row.image)).toEqual([
      {
        ...image,
        width: 960,
        height: 960,
        formats: ['avif', 'webp'],
        focus: { x: 0.5, y: 0.5 },
      },
    ]);
  });
});
