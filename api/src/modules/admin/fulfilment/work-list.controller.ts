import { Body, Controller, Get, HttpCode, Inject, Post, Query, Req } from '@nestjs/common';
import { ApiAcceptedResponse, ApiOkResponse } from '@nestjs/swagger';
import type { Employee } from '@green-apple/auth';
import {
  ADMIN_ROUTES,
  InstructShipments,
  WorkListQuery,
  type FulfilmentPlaces,
  type InstructedShipments,
  type WorkList,
} from '@green-apple/contracts-http';
import { WorkListReader } from '@green-apple/persistence';
import type { FastifyRequest } from 'fastify';
import { ProblemError } from '../../../platform/index.ts';
import { CurrentEmployee } from '../access/employee.decorator.ts';
import { RequirePermission } from '../access/require-permission.decorator.ts';
import { InstructShipment } from './instruct-shipment.use-case.ts';

/** What waits at a place, and one word to several of its shipments. */
@Controller()
export class WorkListController {
  constructor(
    @Inject(WorkListReader) private readonly work: WorkListReader,
    @Inject(InstructShipment) private readonly instruct: InstructShipment,
  ) {}

  @Get(ADMIN_ROUTES.fulfilmentPlaces)
  @RequirePermission('orders:fulfil')
  @ApiOkResponse({ schema: { $ref: '#/components/schemas/FulfilmentPlaces' } })
  async places(): Promise<FulfilmentPlaces> {
    return { items: await this.work.places() };
  }

  @Get(ADMIN_ROUTES.fulfilmentShipments)
  @RequirePermission('orders:fulfil')
  @ApiOkResponse({ schema: { $ref: '#/components/schemas/WorkList' } })
  async page(@Query({ schema: WorkListQuery }) query: WorkListQuery): Promise<WorkList> {
    const page = await this.work.page(query);
    if (page === null) throw new ProblemError('BAD_REQUEST', { detail: 'The cursor is not ours.' });
    return page;
  }

  /** One that has moved on does not keep the others from being taken. */
  @Post(ADMIN_ROUTES.fulfilmentInstructions)
  @HttpCode(202)
  @RequirePermission('orders:fulfil')
  @ApiAcceptedResponse({ schema: { $ref: '#/components/schemas/InstructedShipments' } })
  async ask(
    @Body({ schema: InstructShipments }) { instruction, shipments }: InstructShipments,
    @CurrentEmployee() employee: Employee,
    @Req() request: FastifyRequest,
  ): Promise<InstructedShipments> {
    const results: InstructedShipments['results'] = [];
    for (const { orderId, shipmentId } of shipments) {
      const { code } = await this.instruct.execute({
        employee,
        orderId,
        shipmentId,
        instruction,
        correlationId: request.id,
        now: new Date().toISOString(),
      });
      results.push({
        shipmentId,
        code: code === 'ASKED' || code === 'NOT_FOUND' ? code : 'TOO_LATE',
      });
    }
    return { results };
  }
}
