import { Controller, Get, Inject, Param, Res, StreamableFile } from '@nestjs/common';
import { ApiProduces } from '@nestjs/swagger';
import { ADMIN_ROUTES, BULK_MEDIA_TYPES, DownloadToken } from '@green-apple/contracts-http';
import type { ObjectStore } from '@green-apple/messaging';
import { BulkDeskRepository } from '@green-apple/persistence';
import type { FastifyReply } from 'fastify';
import { LongLived, ProblemError, Public } from '../../../platform/index.ts';

export const BULK_STORE = Symbol('where files for the catalogue lie');

/**
 * Files by an address that was given out a moment ago: a browser saves a file without a script that could send a
 * token. Whoever has the address was allowed to have the file.
 */
@Controller()
export class BulkFileController {
  constructor(
    @Inject(BulkDeskRepository) private readonly desk: BulkDeskRepository,
    @Inject(BULK_STORE) private readonly store: ObjectStore,
  ) {}

  @Get(ADMIN_ROUTES.bulkFile)
  @Public()
  @LongLived()
  @ApiProduces(BULK_MEDIA_TYPES.csv, BULK_MEDIA_TYPES.jsonl)
  async file(
    @Param('token', { schema: DownloadToken }) token: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    const found = await this.desk.linked(token);
    const key = found?.file === 'errors' ? found.job.errorsKey : found?.job.fileKey;
    if (found === null || key == null) throw new ProblemError('NOT_FOUND');
    const { job, file } = found;
    const format = file === 'errors' ? 'csv' : job.format;
    const stem = job.fileName.replace(/\.[a-z0-9]{1,6}$/i, '');
    const name = file === 'errors' ? `${stem}-errors.csv` : `${stem}.${format}`;
    reply.header('cache-control', 'no-store');
    return new StreamableFile(await this.store.open(key), {
      type: `${BULK_MEDIA_TYPES[format]}; charset=utf-8`,
      disposition: `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
    });
  }
}
