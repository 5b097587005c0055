import { Body, Controller, HttpCode, Inject, Param, Post, Req } from '@nestjs/common';
import { ApiAcceptedResponse, ApiHeader } from '@nestjs/swagger';
import type { Employee } from '@green-apple/auth';
import {
  ADMIN_ROUTES,
  InstructShipmentRequest,
  PickedParts,
  Uuid,
} from '@green-apple/contracts-http';
import type { PickRefusal } from '@green-apple/domain-inventory';
import type { IdempotencyKey } from '@green-apple/persistence';
import type { FastifyRequest } from 'fastify';
import { ProblemError } from '../../../platform/index.ts';
import { idempotencyKeyOf, requestHash } from '../../order/idempotency-key.ts';
import { CurrentEmployee } from '../access/employee.decorator.ts';
import { RequirePermission } from '../access/require-permission.decorator.ts';
import { InstructShipment, type InstructShipmentResult } from './instruct-shipment.use-case.ts';

/** The packing table: what staff ask of a shipment is done by its run, a moment later. */
@Controller()
export class AdminShipmentController {
  constructor(@Inject(InstructShipment) private readonly instruct: InstructShipment) {}

  @Post(ADMIN_ROUTES.shipmentInstructions)
  @HttpCode(202)
  @RequirePermission('orders:fulfil')
  @ApiHeader({ name: 'Idempotency-Key', required: true })
  @ApiAcceptedResponse()
  async ask(
    @Param('id', { schema: Uuid }) orderId: string,
    @Param('shipmentId', { schema: Uuid }) shipmentId: string,
    @Body({ schema: InstructShipmentRequest }) body: InstructShipmentRequest,
    @CurrentEmployee() employee: Employee,
    @Req() request: FastifyRequest,
  ): Promise<{ accepted: true }> {
    const { instruction, ageChecked } = body;
    const key = keyOf(request, employee, { orderId, shipmentId, ...body });
    return accepted(
      await this.instruct.execute({
        ...(instruction === 'hand_over' ? { instruction, ageChecked } : { instruction }),
        ...{ employee, orderId, shipmentId, key, correlationId: request.id },
        now: new Date().toISOString(),
      }),
    );
  }

  /** What was found for it, by lot. Said again, the last word holds. */
  @Post(ADMIN_ROUTES.shipmentPick)
  @HttpCode(202)
  @RequirePermission('orders:fulfil')
  @ApiHeader({ name: 'Idempotency-Key', required: true })
  @ApiAcceptedResponse()
  async picked(
    @Param('id', { schema: Uuid }) orderId: string,
    @Param('shipmentId', { schema: Uuid }) shipmentId: string,
    @Body({ schema: PickedParts }) picked: PickedParts,
    @CurrentEmployee() employee: Employee,
    @Req() request: FastifyRequest,
  ): Promise<{ accepted: true }> {
    const key = keyOf(request, employee, { orderId, shipmentId, ...picked });
    return accepted(
      await this.instruct.execute({
        ...{ instruction: 'picked', picked, employee, orderId, shipmentId, key },
        correlationId: request.id,
        now: new Date().toISOString(),
      }),
    );
  }
}

/** One key, one word to one shipment. */
const keyOf = (request: FastifyRequest, { id }: Employee, asked: object): IdempotencyKey => ({
  scope: `instruct-shipment/${id}`,
  key: idempotencyKeyOf(request),
  requestHash: requestHash(asked),
});

const REFUSALS: Readonly<Record<PickRefusal, string>> = {
  PARTS_DIFFER: 'This shipment holds other items by now. Look at its pick list again.',
  TOO_MANY: 'That is more than goes into this shipment.',
  LOT_NOT_USABLE:
    'Other orders have chosen these units, or the lot would run out too soon. Take another lot.',
};

function accepted(result: InstructShipmentResult): { accepted: true } {
  switch (result.code) {
    case 'ASKED':
      return { accepted: true };
    case 'NOT_FOUND':
      throw new ProblemError('ORDER_NOT_FOUND');
    case 'TOO_LATE':
      throw new ProblemError('SHIPMENT_MOVED_ON', {
        detail: 'This shipment has moved on meanwhile. Look again.',
      });
    case 'GONE':
      throw new ProblemError('SHIPMENT_GONE');
    case 'AGE_UNCHECKED':
      throw new ProblemError('AGE_UNCHECKED', {
        detail: `Ask for proof that who collects it is ${result.minimumAge} or older.`,
      });
    case 'PICK_REFUSED':
      throw new ProblemError('PICK_REFUSED', { detail: REFUSALS[result.why] });
  }
}
