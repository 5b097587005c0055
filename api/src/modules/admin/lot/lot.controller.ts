import { Body, Controller, Get, Headers, Inject, Param, Put, Req } from '@nestjs/common';
import { ApiHeader, ApiOkResponse } from '@nestjs/swagger';
import type { Employee } from '@green-apple/auth';
import {
  ADMIN_ROUTES,
  KeepLotReport as KeepLotReportBody,
  LotCode,
  Uuid,
  type AdminLot,
  type AdminLotList,
} from '@green-apple/contracts-http';
import { LotDeskRepository } from '@green-apple/persistence';
import type { FastifyRequest } from 'fastify';
import { ProblemError } from '../../../platform/index.ts';
import { CurrentEmployee } from '../access/employee.decorator.ts';
import { RequirePermission } from '../access/require-permission.decorator.ts';
import { expectedVersion } from '../product/if-match.ts';
import { KeepLotReport } from './keep-lot-report.use-case.ts';

/** Lots of a product, and what laboratories have found of them. */
@Controller()
export class AdminLotController {
  constructor(
    @Inject(LotDeskRepository) private readonly desk: LotDeskRepository,
    @Inject(KeepLotReport) private readonly keepLotReport: KeepLotReport,
  ) {}

  @Get(ADMIN_ROUTES.productLots)
  @RequirePermission('products:read')
  @ApiOkResponse({ schema: { $ref: '#/components/schemas/AdminLotList' } })
  async list(@Param('id', { schema: Uuid }) productId: string): Promise<AdminLotList> {
    return { items: await this.desk.ofProduct(productId) };
  }

  @Put(ADMIN_ROUTES.lotReport)
  @RequirePermission('products:write')
  @ApiHeader({
    name: 'If-Match',
    required: false,
    description: 'The version that was read; without it this is the first report.',
  })
  @ApiOkResponse({ schema: { $ref: '#/components/schemas/AdminLot' } })
  async keep(
    @Param('id', { schema: Uuid }) productId: string,
    @Param('variantId', { schema: Uuid }) variantId: string,
    @Param('code', { schema: LotCode }) lotCode: string,
    @Headers('if-match') ifMatch: string | undefined,
    @Body({ schema: KeepLotReportBody }) report: KeepLotReportBody,
    @CurrentEmployee() employee: Employee,
    @Req() request: FastifyRequest,
  ): Promise<AdminLot> {
    const result = await this.keepLotReport.execute({
      productId,
      variantId,
      lotCode,
      // Of a lot without a report there is no version to name.
      version: ifMatch === undefined ? 0 : expectedVersion(ifMatch),
      report,
      employee,
      correlationId: request.id,
      now: new Date().toISOString(),
    });
    switch (result.code) {
      case 'KEPT':
        return result.lot;
      case 'LOT_NOT_FOUND':
        throw new ProblemError(result.code);
      case 'DOCUMENT_NOT_FOUND':
        throw new ProblemError('VALIDATION_FAILED', {
          errors: [{ path: 'documentId', message: 'Send the document first.' }],
        });
      case 'NOT_TESTED_YET':
        throw new ProblemError('VALIDATION_FAILED', {
          errors: [{ path: 'testedOn', message: 'Today at the latest.' }],
        });
      case 'VERSION_CONFLICT':
        throw new ProblemError('VERSION_CONFLICT', { currentVersion: result.currentVersion });
    }
  }
}
