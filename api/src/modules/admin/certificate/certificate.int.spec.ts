import { randomUUID } from 'node:crypto';
import type {
  AdminCertificate,
  AdminCertificateList,
  DocumentDto,
  Problem,
} from '@green-apple/contracts-http';
import {
  CatalogReader,
  CatalogSearch,
  openReader,
  openWriter,
  writerSource,
} from '@green-apple/persistence';
import { TINY_IDS, testStack } from '@green-apple/testing';
import { AdminStage, type Who } from '../admin-stage.int.spec.ts';

const TEA = TINY_IDS.products.gingerTea;
const day = (days: number): string =>
  new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
const pdf = (words: string): Buffer => Buffer.from(`%PDF-1.4\n% ${words}\n%%EOF\n`);

describe('certificates on record', () => {
  let stage: AdminStage;
  beforeAll(async () => {
    stage = await AdminStage.open();
  }, 120_000);
  afterAll(() => stage.close());
  beforeEach(() =>
    stage.database.query(
      'delete from catalog.certificate; delete from catalog.document; delete from platform.outbox',
    ),
  );

  const send = async (content: Buffer, type = 'application/pdf', who: Who = 'catalog-manager') => {
    const answer = await stage.http.inject({
      method: 'POST',
      url: '/admin/documents?name=certificate.pdf',
      headers: { ...(await stage.headersOf(who)), 'content-type': type },
      payload: content,
    });
    return { status: answer.statusCode, body: answer.json<DocumentDto & Problem>() };
  };
  const add = async (changes: object = {}, who: Who = 'catalog-manager') => {
    const { body: document } = await send(pdf('a'));
    return stage.act<AdminCertificate>(who, '/admin/certificates', {
      productId: TEA,
      ofBrand: false,
      kind: 'organic',
      issuer: 'Certifier of the valley',
      number: 'VAL-1',
      documentId: document.id,
      validFrom: day(-10),
      validUntil: day(200),
      ...changes,
    });
  };
  const change = (id: string, version: number, body: object, who: Who = 'catalog-manager') =>
    stage.send<AdminCertificate>(who, 'PATCH', `/admin/certificates/${id}`, body, version);
  const list = async (product?: string) =>
    (
      await stage.ask<AdminCertificateList>(
        'analyst',
        `/admin/certificates${product === undefined ? '' : `?product=${product}`}`,
      )
    ).body;
  /** Kinds and records on the page of a product. */
  const shown = async (slug = 'ginger-tea') => {
    const reader = openReader([], stage.database.writerUrl);
    const [product] = await new CatalogReader(reader).bySlugs([slug]);
    await reader.close();
    return {
      kinds: product?.certificates ?? [],
      records: product?.certificateRecords?.map(({ number }) => number) ?? [],
    };
  };
  const found = async (certificate: string[]) => {
    const reader = openReader([], stage.database.writerUrl);
    const result = await new CatalogSearch(reader).list(
      { certificate, sort: 'relevance', limit: 20 },
      new Date().toISOString(),
    );
    await reader.close();
    return result.items.map(({ slug }) => slug);
  };

  it('take a file once, whoever sends it how often, and keep it where the shop shows it', async () => {
    const first = await send(pdf('b'));
    expect([first.status, first.body.mediaType]).toEqual([201, 'application/pdf']);
    const again = await Promise.all([send(pdf('b')), send(pdf('b'), 'image/png')]);
    expect(again.map(({ body }) => body.id)).toEqual([first.body.id, first.body.id]);
    const stack = testStack();
    const key = first.body.path.replace('/media/', '');
    const file = await fetch(
      `${stack.needed('AWS_ENDPOINT_URL')}/${stack.needed('MEDIA_BUCKET')}/${key}`,
    );
    expect(file.headers.get('content-type')).toBe('application/pdf');
    expect(Buffer.from(await file.arrayBuffer())).toEqual(pdf('b'));
  });

  it('take no file that is something else, too large, or sent by somebody without the right', async () => {
    const drawing = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>');
    expect((await send(drawing)).body.code).toBe('DOCUMENT_NOT_SHOWN');
    expect((await send(drawing, 'image/svg+xml')).body.code).toBe('UNSUPPORTED_MEDIA_TYPE');
    const large = Buffer.concat([pdf('c'), Buffer.alloc(10 * 1024 * 1024)]);
    expect((await send(large)).body.code).toBe('PAYLOAD_TOO_LARGE');
    expect((await send(pdf('d'), 'application/pdf', 'analyst')).status).toBe(403);
    expect(await stage.count('catalog.document')).toBe(0);
  });

  it('show with their document while they hold, and take the word with them when they are over', async () => {
    expect((await shown()).kinds).toEqual(['organic', 'fair-trade']);
    expect((await list(TEA)).unproven).toEqual(['fair-trade', 'organic']);
    const { status, body } = await add();
    expect([status, body.standing, body.validUntil]).toEqual([201, 'valid', day(200)]);
    expect(await shown()).toEqual({ kinds: ['organic', 'fair-trade'], records: ['VAL-1'] });
    expect((await list(TEA)).unproven).toEqual(['fair-trade']);
    expect(await found(['organic', 'fair-trade'])).toEqual(['ginger-tea']);
    expect(
      await stage.count(
        `platform.outbox where kind = 'product.changed' and aggregate_id = '${TEA}'`,
      ),
    ).toBe(1);
    await stage.database.query('update catalog.certificate set valid_to = now()');
    expect(await shown()).toEqual({ kinds: ['fair-trade'], records: [] });
    expect(await found(['organic'])).toEqual([]);
    expect(await found(['fair-trade', 'fair-trade'])).toEqual(['ginger-tea']);
    const renewed = await add({ validFrom: day(0), number: 'VAL-2' });
    expect(renewed.status).toBe(201);
    expect(await shown()).toEqual({ kinds: ['organic', 'fair-trade'], records: ['VAL-2'] });
  });

  it('of a brand are those of all its products', async () => {
    const { body } = await add({ ofBrand: true, kind: 'gmp' });
    expect([body.product, body.brand?.name]).toEqual([null, 'Orchard Lane']);
    for (const slug of ['ginger-tea', 'magnesium-glycinate', 'vitamin-d3'])
      expect((await shown(slug)).kinds)
        .withContext(slug)
        .toContain('gmp');
    expect(await stage.count(`platform.outbox where kind = 'brand.changed'`)).toBe(1);
    expect((await found(['gmp'])).length).toBe(3);
    expect((await change(body.id, 1, { change: 'end' })).body.standing).toBe('ended');
    expect(await found(['gmp'])).toEqual([]);
  });

  it('change their document and are ended by who has the right, with audit rows', async () => {
    const { body } = await add();
    const { body: other } = await send(pdf('e'));
    const replace = { change: 'replace-document', documentId: other.id };
    const replaced = await change(body.id, 1, replace);
    expect([replaced.status, replaced.body.document.id]).toEqual([200, other.id]);
    expect((await change(body.id, 1, { change: 'end' })).body.code).toBe('VERSION_CONFLICT');
    expect((await change(body.id, 2, { change: 'end' }, 'operations')).status).toBe(403);
    const unknown = { change: 'replace-document', documentId: randomUUID() };
    expect((await change(body.id, 2, unknown)).body.code).toBe('VALIDATION_FAILED');
    expect((await change(body.id, 2, { change: 'end' })).body.standing).toBe('ended');
    // What is over stays over.
    expect((await change(body.id, 3, replace)).body.code).toBe('VERSION_CONFLICT');
    expect((await change(randomUUID(), 1, replace)).body.code).toBe('NOT_FOUND');
    expect((await shown()).kinds).toEqual(['fair-trade']);
    const deeds = await stage.database.query<{ action: string }>(
      'select action from platform.audit where entity_id = $1 order by seq',
      [body.id],
    );
    expect(deeds.map(({ action }) => action)).toEqual([
      'certificate.added',
      'certificate.document_replaced',
      'certificate.ended',
    ]);
  });

  it('are refused twice, without a document, a product or days that fit', async () => {
    await add();
    expect((await add()).body.code).toBe('CERTIFICATE_KNOWN');
    for (const bad of [
      { documentId: randomUUID(), number: 'VAL-3' },
      { validFrom: day(5), validUntil: day(4) },
      { validUntil: day(5000) },
      { kind: 'miracle' },
      { number: ' ' },
    ])
      expect((await add(bad)).body.code)
        .withContext(JSON.stringify(bad))
        .toBe('VALIDATION_FAILED');
    expect((await add({ productId: randomUUID() })).body.code).toBe('PRODUCT_NOT_FOUND');
    expect((await add({}, 'operations')).status).toBe(403);
    expect(await stage.count('catalog.certificate')).toBe(1);
  });

  it('are told of sixty days ahead, until the next one is there', async () => {
    const { body } = await add({ validUntil: day(40) });
    await add({ ofBrand: true, kind: 'gmp', validUntil: day(61) });
    expect((await list()).items.map(({ id, standing }) => [id, standing])).toEqual([
      [body.id, 'expiring'],
    ]);
    await add({ validFrom: day(30), validUntil: day(400) });
    expect((await list()).items).toEqual([]);
  });

  it('that run out are found by the clock, those of a brand with all its products', async () => {
    const writer = openWriter(stage.database.writerUrl);
    const clock = new CatalogReader(writerSource(writer));
    const look = () =>
      clock.changedByClock(
        new Date(Date.now() - 60_000).toISOString(),
        new Date(Date.now() + 1000).toISOString(),
      );
    await add({ ofBrand: true, kind: 'gmp' });
    expect(await look()).toEqual([]);
    await stage.database.query('update catalog.certificate set valid_to = now()');
    expect((await look()).length).toBe(3);
    await writer.close();
  });
});
