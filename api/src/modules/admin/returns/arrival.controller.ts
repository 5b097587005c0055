import { Body, Controller, Get, HttpCode, Inject, Param, Post, Req } from '@nestjs/common';
import { ApiAcceptedResponse, ApiHeader, ApiOkResponse } from '@nestjs/swagger';
import type { Employee } from '@green-apple/auth';
import {
  ADMIN_ROUTES,
  InspectArrival,
  Uuid,
  type ParcelArrivals,
} from '@green-apple/contracts-http';
import { readArrivals, type Select } from '@green-apple/persistence';
import type { FastifyRequest } from 'fastify';
import { schemaRef } from '../../../platform/index.ts';
import { idempotencyKeyOf, requestHash } from '../../order/idempotency-key.ts';
import { CurrentEmployee } from '../access/employee.decorator.ts';
import { RequirePermission } from '../access/require-permission.decorator.ts';
import { PICK_LISTS } from '../fulfilment/pick-list.controller.ts';
import { InspectParcelArrival } from './inspect-arrival.use-case.ts';

/** Parcels that carriers bring back: expected at the returns desk, looked at, and put back on the shelf. */
@Controller()
export class ArrivalController {
  constructor(
    @Inject(PICK_LISTS) private readonly select: Select,
    @Inject(InspectParcelArrival) private readonly inspectArrival: InspectParcelArrival,
  ) {}

  @Get(ADMIN_ROUTES.parcelArrivals)
  @RequirePermission('orders:read')
  @ApiOkResponse(schemaRef('ParcelArrivals'))
  async expected(): Promise<ParcelArrivals> {
    return { items: await readArrivals(this.select) };
  }

  @Post(ADMIN_ROUTES.shipmentArrival)
  @HttpCode(202)
  @RequirePermission('returns:receive')
  @ApiHeader({ name: 'Idempotency-Key', required: true })
  @ApiAcceptedResponse()
  async inspect(
    @Param('id', { schema: Uuid }) orderId: string,
    @Param('shipmentId', { schema: Uuid }) shipmentId: string,
    @Body({ schema: InspectArrival }) found: InspectArrival,
    @CurrentEmployee() employee: Employee,
    @Req() request: FastifyRequest,
  ): Promise<{ accepted: true }> {
    await this.inspectArrival.execute({
      ...{ orderId, shipmentId, found, employee, correlationId: request.id },
      key: {
        scope: `inspect-arrival/${employee.id}`,
        key: idempotencyKeyOf(request),
        requestHash: requestHash({ orderId, shipmentId, ...found }),
      },
      now: new Date().toISOString(),
    });
    return { accepted: true };
  }
}
