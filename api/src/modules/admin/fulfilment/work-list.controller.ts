import { Body, Controller, Get, HttpCode, Inject, Post, Query, Req } from '@nestjs/common';
import { ApiAcceptedResponse, ApiHeader, ApiOkResponse } from '@nestjs/swagger';
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
import { idempotencyKeyOf } from '../../order/idempotency-key.ts';
import { CurrentEmployee } from '../access/employee.decorator.ts';
import { RequirePermission } from '../access/require-permission.decorator.ts';
import { pageOrProblem } from '../page-or-problem.ts';
import { InstructSeveralShipments } from './instruct-shipments.use-case.ts';

/** What waits at a place, and one word to several of its shipments. */
@Controller()
export class WorkListController {
  constructor(
    @Inject(WorkListReader) private readonly work: WorkListReader,
    @Inject(InstructSeveralShipments) private readonly instruct: InstructSeveralShipments,
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
    return pageOrProblem(await this.work.page(query));
  }

  @Post(ADMIN_ROUTES.fulfilmentInstructions)
  @HttpCode(202)
  @RequirePermission('orders:fulfil')
  @ApiHeader({ name: 'Idempotency-Key', required: true })
  @ApiAcceptedResponse({ schema: { $ref: '#/components/schemas/InstructedShipments' } })
  ask(
    @Body({ schema: InstructShipments }) wanted: InstructShipments,
    @CurrentEmployee() employee: Employee,
    @Req() request: FastifyRequest,
  ): Promise<InstructedShipments> {
    return this.instruct.execute({
      wanted,
      employee,
      clientKey: idempotencyKeyOf(request),
      correlationId: request.id,
      now: new Date().toISOString(),
    });
  }
}
