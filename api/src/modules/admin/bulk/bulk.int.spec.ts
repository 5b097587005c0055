import { S3Client } from '@aws-sdk/client-s3';
import type {
  BadRowList,
  BulkJobDto,
  BulkJobList,
  DownloadLink,
  Problem,
} from '@green-apple/contracts-http';
import { ensureBucket } from '@green-apple/messaging';
import { testStack } from '@green-apple/testing';
import { AdminStage, BULK_SPEC_BUCKET, type Who } from '../admin-stage.int.spec.ts';

const PRICES = 'sku,price\r\nMAG-60,20.00\r\n';

describe('files of the catalogue in the back office', () => {
  let stage: AdminStage;
  beforeAll(async () => {
    stage = await AdminStage.open();
    const stack = testStack();
    const s3 = new S3Client({
      region: stack.env.AWS_REGION,
      endpoint: stack.needed('AWS_ENDPOINT_URL'),
      forcePathStyle: true,
    });
    await ensureBucket(s3, BULK_SPEC_BUCKET);
    s3.destroy();
  }, 120_000);
  afterAll(() => stage.close());

  let keys = 0;
  const aKey = (): string => `bulk-spec-${++keys}`;

  /** Sends a file as the browser does. */
  async function send(
    payload: string | Buffer,
    {
      who = 'catalog-manager' as Who,
      kind = 'prices',
      type = 'text/csv',
      key = aKey(),
      more = '',
    } = {},
  ) {
    const answer = await stage.http.inject({
      method: 'POST',
      url: `/admin/bulk/imports?kind=${kind}&name=file.csv${more}`,
      payload,
      headers: {
        ...(await stage.headersOf(who)),
        'content-type': type,
        ...(key === '' ? {} : { 'idempotency-key': key }),
      },
    });
    return { status: answer.statusCode, body: answer.json<BulkJobDto & Problem>() };
  }
  async function post<Body>(who: Who, url: string, payload: object = {}) {
    const answer = await stage.http.inject({
      method: 'POST',
      url,
      payload,
      headers: { ...(await stage.headersOf(who)), 'idempotency-key': aKey() },
    });
    return { status: answer.statusCode, body: answer.json<Body & Problem>() };
  }

  it('are stored, noted and handed to a run, and can be fetched again for a while', async () => {
    const { status, body } = await send(PRICES);
    expect([status, body.state, body.kind, body.fileBytes]).toEqual([
      201,
      'checking',
      'prices',
      PRICES.length,
    ]);
    const [message] = await stage.database.query<{ body: object }>(
      `select body from platform.outbox where aggregate_id = $1 and topic = 'jobs'`,
      [body.id],
    );
    expect(message?.body).toEqual({ order_id: body.id, calculation_type: 'bulk' });
    const deeds = await stage.database.query(
      `select action from platform.audit where entity_id = $1`,
      [body.id],
    );
    expect(deeds).toEqual([{ action: 'bulk.file_received' }]);
    const listed = await stage.ask<BulkJobList>('analyst', '/admin/bulk/jobs');
    expect(listed.body.items[0]?.id).toBe(body.id);

    const link = await post<DownloadLink>('catalog-manager', `/admin/bulk/jobs/${body.id}/links`, {
      file: 'file',
    });
    const file = await stage.http.inject({ method: 'GET', url: link.body.path });
    expect([file.statusCode, file.body]).toEqual([200, PRICES]);
    expect(file.headers['content-disposition']).toContain("attachment; filename*=UTF-8''file.csv");
    await stage.database.query(`update catalog.bulk_link set expires_at = now()`);
    expect((await stage.http.inject({ method: 'GET', url: link.body.path })).statusCode).toBe(404);
  });

  it('sent again with their key are one job; other content under it is refused', async () => {
    const key = aKey();
    const first = await send(PRICES, { key });
    const again = await send(PRICES, { key });
    expect([again.status, again.body.id]).toEqual([201, first.body.id]);
    const other = await send('sku,price\nMAG-60,1.00\n', { key });
    expect([other.status, other.body.code]).toEqual([422, 'IDEMPOTENCY_KEY_REUSED']);
    expect((await send(PRICES, { key: '' })).body.code).toBe('IDEMPOTENCY_KEY_MISSING');
  });

  for (const [name, payload, options, status, code] of [
    ['a spreadsheet', Buffer.from('PK\u0003\u0004\u0000\u0000'), {}, 422, 'BULK_FILE_NOT_TEXT'],
    ['another encoding', Buffer.from([0x73, 0x6b, 0xfc, 0x0a]), {}, 422, 'BULK_FILE_NOT_TEXT'],
    ['a letter cut in half', Buffer.from([0x73, 0xc3]), {}, 422, 'BULK_FILE_NOT_TEXT'],
    ['nothing', '', {}, 422, 'BULK_FILE_NOT_TEXT'],
    ['too much', 'x'.repeat(1024 * 1024 + 1), {}, 413, 'PAYLOAD_TOO_LARGE'],
    ['another type', '{}', { type: 'application/json' }, 415, 'UNSUPPORTED_MEDIA_TYPE'],
    ['another kind', PRICES, { kind: 'orders' }, 422, 'VALIDATION_FAILED'],
  ] as const)
    it(`with ${name} are refused as ${code}, and no job is left`, async () => {
      const before = await stage.count('catalog.bulk_job');
      const answer = await send(payload, options);
      expect([answer.status, answer.body.code]).toEqual([status, code]);
      expect(await stage.count('catalog.bulk_job')).toBe(before);
    });

  for (const [who, kind, status] of [
    ['catalog-manager', 'products', 201],
    ['operations', 'stock', 201],
    ['operations', 'products', 403],
    ['analyst', 'prices', 403],
    ['support-agent', 'prices', 403],
    ['marketing-manager', 'products', 403],
  ] as const)
    it(`of ${kind} from the ${who} are answered with ${status}`, async () => {
      expect((await send('sku,location,count\n', { who, kind })).status).toBe(status);
    });

  it('are taken over, stopped and gone on with only where they stand at that point', async () => {
    const { id } = (await send(PRICES)).body;
    const to = (what: string, payload: object = {}, who: Who = 'catalog-manager') =>
      post<BulkJobDto>(who, `/admin/bulk/jobs/${id}/${what}`, payload);
    const policy = 'all_or_nothing';
    expect((await to('apply', { policy })).body.code).toBe('BULK_NOT_NOW');
    await stage.database.query(
      `update catalog.bulk_job set state = 'checked', checked_line = 3, total_rows = 2, changed_rows = 1,
         bad_rows = 1 where id = $1`,
      [id],
    );
    await stage.database.query(
      `insert into catalog.bulk_row (job_id, line, outcome, key, said, cells, faults)
       values ($1, 3, 'bad', 'X', '{}', '{}', '[{"column":"sku","code":"SKU_UNKNOWN"}]')`,
      [id],
    );
    const bad = await stage.ask<BadRowList>('analyst', `/admin/bulk/jobs/${id}/bad-rows`);
    expect(bad.body.items).toEqual([
      {
        line: 3,
        key: 'X',
        faults: [{ column: 'sku', code: 'SKU_UNKNOWN', message: 'There is no such item.' }],
      },
    ]);
    const shown = await stage.ask<BulkJobDto>('analyst', `/admin/bulk/jobs/${id}`);
    expect(shown.body.can).toEqual({ apply: ['skip_bad_rows'], cancel: true, resume: false });
    expect((await to('apply', { policy })).status).toBe(409);
    expect((await to('apply', { policy: 'skip_bad_rows' }, 'analyst')).status).toBe(403);
    expect((await to('apply', { policy: 'skip_bad_rows' })).body.state).toBe('applying');
    expect((await to('apply', { policy: 'skip_bad_rows' })).status).toBe(409);
    expect((await to('cancel')).body.stopping).toBeTrue();
    expect((await to('resume')).body.code).toBe('BULK_NOT_NOW');
    await stage.database.query(`update catalog.bulk_job set state = 'cancelled' where id = $1`, [
      id,
    ]);
    expect((await to('resume')).body.state).toBe('applying');
    const [asked] = await stage.database.query<{ n: string }>(
      `select count(*) as n from platform.outbox where aggregate_id = $1 and kind = 'bulk'`,
      [id],
    );
    expect(Number(asked?.n)).toBe(4);
  });

  it('with too many counts are not taken over in one piece', async () => {
    const { id } = (await send('sku,location,count\n', { kind: 'stock' })).body;
    await stage.database.query(
      `update catalog.bulk_job set state = 'checked', total_rows = 2001, changed_rows = 2001 where id = $1`,
      [id],
    );
    const answer = await post('operations', `/admin/bulk/jobs/${id}/apply`, {
      policy: 'all_or_nothing',
    });
    expect(answer.body.code).toBe('BULK_TOO_MANY_ROWS');
  });

  it('whose time is over are told from those that never were', async () => {
    const { id } = (await send(PRICES)).body;
    const at = `/admin/bulk/jobs/${id}`;
    const rest = `update catalog.bulk_job set state = 'cancelled', errors_key = 'x', `;
    await stage.database.query(`${rest} kept_until = '2027-01-31T00:00:00Z' where id = $1`, [id]);
    const kept = (await stage.ask<BulkJobDto>('analyst', at)).body;
    expect([Date.parse(kept.keptUntil ?? ''), kept.gone]).toEqual([
      Date.parse('2027-01-31T00:00:00Z'),
      false,
    ]);
    expect(kept.files).toEqual({ file: true, errors: true });
    const link = await post<DownloadLink>('catalog-manager', `${at}/links`, { file: 'file' });
    await stage.database.query(`${rest} keeping = 'going' where id = $1`, [id]);
    const gone = (await stage.ask<BulkJobDto>('analyst', at)).body;
    expect([gone.gone, gone.files, gone.can.resume]).toEqual([
      true,
      { file: false, errors: false },
      false,
    ]);
    for (const answer of [
      await post('catalog-manager', `${at}/links`, { file: 'file' }),
      await post('catalog-manager', `${at}/resume`),
      await stage.ask<Problem>('analyst', `${at}/bad-rows`),
    ])
      expect([answer.status, (answer.body as Problem).code]).toEqual([410, 'BULK_FILES_GONE']);
    // An address that was given out before does not outlive the file.
    expect((await stage.http.inject({ url: link.body.path })).statusCode).toBe(404);
  });

  it('that nobody has are not found', async () => {
    const nobody = '/admin/bulk/jobs/01940000-0000-7000-8000-0000000000ff';
    expect((await stage.ask<Problem>('analyst', nobody)).body.code).toBe('BULK_JOB_NOT_FOUND');
    const token = 'x'.repeat(43);
    expect((await stage.http.inject({ url: `/admin/bulk/files/${token}` })).statusCode).toBe(404);
    expect((await stage.http.inject({ url: '/admin/bulk/files/short' })).statusCode).toBe(422);
  });

  it('are written for whoever may read them', async () => {
    const ask = { kind: 'prices', format: 'csv' };
    const { status, body } = await post<BulkJobDto>('analyst', '/admin/bulk/exports', ask);
    expect([status, body.state, body.direction, body.files.file]).toEqual([
      201,
      'exporting',
      'export',
      false,
    ]);
    expect((await post<BulkJobDto>('analyst', `/admin/bulk/jobs/${body.id}/cancel`)).status).toBe(
      200,
    );
    expect((await post('support-agent', '/admin/bulk/exports', ask)).status).toBe(403);
  });
});
