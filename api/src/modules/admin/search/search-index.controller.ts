import { Body, Controller, Get, HttpCode, Inject, Post, Req } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import type { Employee } from '@green-apple/auth';
import {
  ADMIN_ROUTES,
  AskOfIndex,
  IndexReport,
  type IndexStatus,
} from '@green-apple/contracts-http';
import { SearchIndexDesk } from '@green-apple/persistence';
import type { FastifyRequest } from 'fastify';
import { CurrentEmployee } from '../access/employee.decorator.ts';
import { RequirePermission } from '../access/require-permission.decorator.ts';
import { AskOfIndexUseCase } from './ask-of-index.use-case.ts';
import { byRegion } from './region-report.ts';

/** How the search index is, and what employees may ask of it. */
@Controller()
export class SearchIndexController {
  constructor(
    @Inject(SearchIndexDesk) private readonly desk: SearchIndexDesk,
    @Inject(AskOfIndexUseCase) private readonly askOfIndex: AskOfIndexUseCase,
  ) {}

  @Get(ADMIN_ROUTES.searchIndex)
  @RequirePermission('search:read')
  @ApiOkResponse({ schema: { $ref: '#/components/schemas/IndexStatus' } })
  status(): Promise<IndexStatus> {
    return this.read();
  }

  @Post(ADMIN_ROUTES.searchIndexRequests)
  @HttpCode(200)
  @RequirePermission('search:maintain')
  @ApiOkResponse({ schema: { $ref: '#/components/schemas/IndexStatus' } })
  async ask(
    @Body({ schema: AskOfIndex }) { action }: AskOfIndex,
    @CurrentEmployee() employee: Employee,
    @Req() request: FastifyRequest,
  ): Promise<IndexStatus> {
    const now = new Date().toISOString();
    await this.askOfIndex.execute({ action, employee, correlationId: request.id, now });
    return this.read();
  }

  private async read(): Promise<IndexStatus> {
    const [reports, requests] = await Promise.all([this.desk.reports(), this.desk.requests()]);
    return {
      // A report of another release may have another shape: then there is none to show.
      reports: byRegion(
        reports.flatMap(({ region, report, reportedAt }) => {
          const read = IndexReport.safeParse({ ...report, region, reportedAt, indexers: 1 });
          return read.success ? [read.data] : [];
        }),
      ),
      requests,
    };
  }
}
