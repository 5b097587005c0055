import { Readable } from 'node:stream';
import {
  Body,
  Controller,
  Get,
  Headers,
  HttpCode,
  Inject,
  Param,
  Post,
  Query,
  Req,
} from '@nestjs/common';
import { ApiConsumes, ApiHeader, ApiOkResponse } from '@nestjs/swagger';
import type { Employee } from '@green-apple/auth';
import {
  ADMIN_ROUTES,
  ApplyImport,
  BadRowsQuery,
  BULK_MEDIA_TYPES,
  BulkJobsQuery,
  StartDownload,
  StartExport,
  StartImportQuery,
  Uuid,
  type BadRowList,
  type BulkJobDto,
  type BulkJobList,
  type DownloadLink,
} from '@green-apple/contracts-http';
import { BULK_FAULTS, type BulkFormat, type BulkKind } from '@green-apple/domain-catalog';
import { BulkDeskRepository, type BulkJob } from '@green-apple/persistence';
import type { FastifyRequest } from 'fastify';
import { LongLived, ProblemError } from '../../../platform/index.ts';
import { idempotencyKeyOf } from '../../order/idempotency-key.ts';
import { CurrentEmployee } from '../access/employee.decorator.ts';
import { RequirePermission } from '../access/require-permission.decorator.ts';
import { pageOrProblem } from '../page-or-problem.ts';
import { isTooLongToHoldUpOrders, toBulkJob } from './bulk-job.mapper.ts';
import { OpenBulkJobUseCase, type Asked } from './open-bulk-job.use-case.ts';
import { SteerBulkJobUseCase, type BulkWish } from './steer-bulk-job.use-case.ts';

/** Long enough to press "save", too short to be worth passing on. */
const LINK_SECONDS = 120;

/** Files that are read into the catalogue and written from it. */
@Controller()
export class AdminBulkController {
  constructor(
    @Inject(BulkDeskRepository) private readonly desk: BulkDeskRepository,
    @Inject(OpenBulkJobUseCase) private readonly opener: OpenBulkJobUseCase,
    @Inject(SteerBulkJobUseCase) private readonly steer: SteerBulkJobUseCase,
  ) {}

  @Get(ADMIN_ROUTES.bulkJobs)
  @RequirePermission('bulk:read')
  @ApiOkResponse({ schema: { $ref: '#/components/schemas/BulkJobList' } })
  async jobs(@Query({ schema: BulkJobsQuery }) query: BulkJobsQuery): Promise<BulkJobList> {
    const page = pageOrProblem(await this.desk.page(query));
    const now = Date.now();
    return { ...page, items: page.items.map((job) => toBulkJob(job, now)) };
  }

  @Get(ADMIN_ROUTES.bulkJob)
  @RequirePermission('bulk:read')
  @ApiOkResponse({ schema: { $ref: '#/components/schemas/BulkJob' } })
  async job(@Param('id', { schema: Uuid }) id: string): Promise<BulkJobDto> {
    return shown(await this.known(id));
  }

  @Get(ADMIN_ROUTES.bulkBadRows)
  @RequirePermission('bulk:read')
  @ApiOkResponse({ schema: { $ref: '#/components/schemas/BadRowList' } })
  async badRows(
    @Param('id', { schema: Uuid }) id: string,
    @Query({ schema: BadRowsQuery }) { after, limit }: BadRowsQuery,
  ): Promise<BadRowList> {
    const { keeping } = await this.known(id);
    if (keeping !== 'kept') throw new ProblemError('BULK_FILES_GONE');
    const rows = await this.desk.badRows(id, after, limit);
    return {
      items: rows.map(({ line, key, faults }) => ({
        line,
        key,
        faults: faults.map((fault) => ({ ...fault, message: BULK_FAULTS[fault.code] })),
      })),
    };
  }

  @Post(ADMIN_ROUTES.bulkImports)
  @HttpCode(201)
  @LongLived()
  @RequirePermission('bulk:read')
  @ApiHeader({ name: 'Idempotency-Key', required: true })
  @ApiConsumes(BULK_MEDIA_TYPES.csv, BULK_MEDIA_TYPES.jsonl)
  @ApiOkResponse({ schema: { $ref: '#/components/schemas/BulkJob' } })
  async receive(
    @Query({ schema: StartImportQuery }) query: StartImportQuery,
    @Headers('content-type') mediaType: string | undefined,
    @CurrentEmployee() employee: Employee,
    @Req() request: FastifyRequest,
  ): Promise<BulkJobDto> {
    mayChange(employee, query.kind);
    const format = formatOf(mediaType);
    if (format === null || !(request.body instanceof Readable))
      throw new ProblemError('UNSUPPORTED_MEDIA_TYPE', {
        detail: 'Send the file as text/csv or application/x-ndjson.',
      });
    const job = await this.opener.receive(
      {
        kind: query.kind,
        format,
        policy: query.policy ?? null,
        fileName: query.name,
        file: request.body,
      },
      asked(employee, request),
    );
    return shown(job ?? keyReused());
  }

  @Post(ADMIN_ROUTES.bulkExports)
  @HttpCode(201)
  @RequirePermission('bulk:read')
  @ApiHeader({ name: 'Idempotency-Key', required: true })
  @ApiOkResponse({ schema: { $ref: '#/components/schemas/BulkJob' } })
  async export(
    @Body({ schema: StartExport }) { kind, format }: StartExport,
    @CurrentEmployee() employee: Employee,
    @Req() request: FastifyRequest,
  ): Promise<BulkJobDto> {
    const job = await this.opener.export(kind, format, asked(employee, request));
    return shown(job ?? keyReused());
  }

  @Post(ADMIN_ROUTES.bulkApply)
  @HttpCode(200)
  @RequirePermission('bulk:read')
  @ApiOkResponse({ schema: { $ref: '#/components/schemas/BulkJob' } })
  async apply(
    @Param('id', { schema: Uuid }) id: string,
    @Body({ schema: ApplyImport }) { policy }: ApplyImport,
    @CurrentEmployee() employee: Employee,
    @Req() request: FastifyRequest,
  ): Promise<BulkJobDto> {
    const job = await this.known(id);
    mayChange(employee, job.kind);
    if (policy === 'all_or_nothing' && isTooLongToHoldUpOrders(job))
      throw new ProblemError('BULK_TOO_MANY_ROWS');
    return this.wish(id, { kind: 'apply', policy }, employee, request);
  }

  @Post(ADMIN_ROUTES.bulkCancel)
  @HttpCode(200)
  @RequirePermission('bulk:read')
  @ApiOkResponse({ schema: { $ref: '#/components/schemas/BulkJob' } })
  async cancel(
    @Param('id', { schema: Uuid }) id: string,
    @CurrentEmployee() employee: Employee,
    @Req() request: FastifyRequest,
  ): Promise<BulkJobDto> {
    this.mayEnd(employee, await this.known(id));
    return this.wish(id, { kind: 'cancel' }, employee, request);
  }

  @Post(ADMIN_ROUTES.bulkResume)
  @HttpCode(200)
  @RequirePermission('bulk:read')
  @ApiOkResponse({ schema: { $ref: '#/components/schemas/BulkJob' } })
  async resume(
    @Param('id', { schema: Uuid }) id: string,
    @CurrentEmployee() employee: Employee,
    @Req() request: FastifyRequest,
  ): Promise<BulkJobDto> {
    const job = await this.known(id);
    this.mayEnd(employee, job);
    if (job.keeping !== 'kept') throw new ProblemError('BULK_FILES_GONE');
    return this.wish(id, { kind: 'resume' }, employee, request);
  }

  @Post(ADMIN_ROUTES.bulkLinks)
  @HttpCode(201)
  @RequirePermission('bulk:read')
  @ApiOkResponse({ schema: { $ref: '#/components/schemas/DownloadLink' } })
  async link(
    @Param('id', { schema: Uuid }) id: string,
    @Body({ schema: StartDownload }) { file }: StartDownload,
  ): Promise<DownloadLink> {
    const job = await this.known(id);
    if (job.keeping !== 'kept') throw new ProblemError('BULK_FILES_GONE');
    if ((file === 'file' ? job.fileKey : job.errorsKey) === null)
      throw new ProblemError('NOT_FOUND');
    const token = await this.desk.link(id, file, LINK_SECONDS);
    return { path: ADMIN_ROUTES.bulkFile.replace(':token', token) };
  }

  private async wish(
    id: string,
    wish: BulkWish,
    employee: Employee,
    request: FastifyRequest,
  ): Promise<BulkJobDto> {
    const now = new Date().toISOString();
    const input = { id, wish, employee, correlationId: request.id, now };
    const job = await this.steer.execute(input);
    if (job === null) throw new ProblemError('BULK_NOT_NOW');
    return shown(job);
  }

  private async known(id: string): Promise<BulkJob> {
    const job = await this.desk.byId(id);
    if (job === null) throw new ProblemError('BULK_JOB_NOT_FOUND');
    return job;
  }

  /** An export is ended by who asked for it, an import by whoever could have begun it. */
  private mayEnd(employee: Employee, job: BulkJob): void {
    if (job.direction === 'export' && job.requestedBy === employee.id) return;
    mayChange(employee, job.kind);
  }
}

const shown = (job: BulkJob): BulkJobDto => toBulkJob(job, Date.now());

const asked = (employee: Employee, request: FastifyRequest): Asked => ({
  employee,
  idempotencyKey: idempotencyKeyOf(request),
  correlationId: request.id,
  now: new Date().toISOString(),
});

function keyReused(): never {
  throw new ProblemError('IDEMPOTENCY_KEY_REUSED');
}

/** Who may count stock need not be allowed to change products. */
function mayChange(employee: Employee, kind: BulkKind): void {
  const needed = kind === 'stock' ? 'bulk:stock' : 'bulk:catalog';
  if (!employee.permissions.includes(needed))
    throw new ProblemError('FORBIDDEN', { detail: 'Your role does not include this.' });
}

function formatOf(mediaType: string | undefined): BulkFormat | null {
  const type = mediaType?.split(';')[0]?.trim().toLowerCase();
  if (type === BULK_MEDIA_TYPES.csv) return 'csv';
  return type === BULK_MEDIA_TYPES.jsonl ? 'jsonl' : null;
}
