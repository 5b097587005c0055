import {
  ADMIN_ROUTES,
  BULK_MEDIA_TYPES,
  type BulkJobDto,
  type DownloadLink,
} from '@green-apple/contracts-http';
import { eventually } from '@green-apple/testing';
import { OfficeApi } from './support/office-api.ts';

const WITHIN = { within: 90_000, every: 300 };

/*
 * What comes out goes in again: every product, price and count of the shop, through the worker and the object store.
 */
describe('a file of the whole shop', () => {
  let office: OfficeApi;
  beforeAll(async () => {
    office = await OfficeApi.signedIn('administrator');
  });

  const inState = (id: string, state: BulkJobDto['state']): Promise<BulkJobDto> =>
    eventually(async () => {
      const job = await office.ask<BulkJobDto>(ADMIN_ROUTES.bulkJob.replace(':id', id));
      if (job.state === 'failed') throw new Error(`the file failed: ${job.failure?.code}`);
      return job.state === state && job;
    }, WITHIN);
  const written = async (kind: BulkJobDto['kind'], format: BulkJobDto['format']) => {
    const { id } = await office.ask<BulkJobDto>(ADMIN_ROUTES.bulkExports, {
      method: 'POST',
      body: { kind, format },
    });
    const { rows } = await inState(id, 'done');
    const { path } = await office.ask<DownloadLink>(ADMIN_ROUTES.bulkLinks.replace(':id', id), {
      method: 'POST',
      body: { file: 'file' },
    });
    return { content: await office.bytes(path), rows: rows.total ?? 0 };
  };

  for (const kind of ['products', 'prices', 'stock'] as const)
    for (const format of ['csv', 'jsonl'] as const)
      it(`of ${kind} as ${format} changes nothing when it is read again`, async () => {
        const { content, rows } = await written(kind, format);
        expect(rows).toBeGreaterThan(90);
        if (kind === 'products') expect(content.toString()).toContain('attribute:caffeine_mg');
        const { id } = await office.ask<BulkJobDto>(
          `${ADMIN_ROUTES.bulkImports}?kind=${kind}&name=round-trip.${format}`,
          { method: 'POST', file: { type: BULK_MEDIA_TYPES[format], content } },
        );
        const tried = await inState(id, 'checked');
        expect(tried.rows).toEqual({
          total: rows,
          bad: 0,
          added: 0,
          changed: 0,
          same: rows,
          applied: 0,
        });
        expect(Date.parse(tried.keptUntil ?? '')).toBeGreaterThan(Date.now());
      }, 240_000);
});
