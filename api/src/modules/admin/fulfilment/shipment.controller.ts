import { Body, Controller, HttpCode, Inject, Param, Post, Req } from '@nestjs/common';
import { ApiAcceptedResponse } from '@nestjs/swagger';
import type { Employee } from '@green-apple/auth';
import { ADMIN_ROUTES, InstructShipmentRequest, Uuid } from '@green-apple/contracts-http';
import type { FastifyRequest } from 'fastify';
import { ProblemError } from '../../../platform/index.ts';
import { CurrentEmployee } from '../access/employee.decorator.ts';
import { RequirePermission } from '../access/require-permission.decorator.ts';
import { InstructShipment } from './instruct-shipment.use-case.ts';

/** The packing table: what staff ask of a shipment is done by its run, a moment later. */
@Controller()
export class AdminShipmentController {
  constructor(@Inject(InstructShipment) private readonly instruct: InstructShipment) {}

  @Post(ADMIN_ROUTES.shipmentInstructions)
  @HttpCode(202)
  @RequirePermission('orders:fulfil')
  @ApiAcceptedResponse()
  async ask(
    @Param('id', { schema: Uuid }) orderId: string,
    @Param('shipmentId', { schema: Uuid }) shipmentId: string,
    @Body({ schema: InstructShipmentRequest }) { instruction }: InstructShipmentRequest,
    @CurrentEmployee() employee: Employee,
    @Req() request: FastifyRequest,
  ): Promise<{ accepted: true }> {
    const result = await this.instruct.execute({
      employee,
      orderId,
      shipmentId,
      instruction,
      correlationId: request.id,
      now: new Date().toISOString(),
    });
    if (result.code === 'NOT_FOUND') throw new ProblemError('ORDER_NOT_FOUND');
    if (result.code === 'TOO_LATE')
      throw new ProblemError('SHIPMENT_MOVED_ON', {
        detail: 'This shipment has moved on meanwhile. Look again.',
      });
    return { accepted: true };
  }
}
