import { Body, Controller, HttpCode, Inject, Param, Post, Req } from '@nestjs/common';
import { ApiAcceptedResponse } from '@nestjs/swagger';
import type { Employee } from '@green-apple/auth';
import { ADMIN_ROUTES, MakeGoodRequest, Uuid } from '@green-apple/contracts-http';
import { RefundRepository, type MakeGoodOutcome } from '@green-apple/persistence';
import type { FastifyRequest } from 'fastify';
import { ProblemError } from '../../../platform/index.ts';
import { CurrentEmployee } from '../access/employee.decorator.ts';
import { RequirePermission } from '../access/require-permission.decorator.ts';
import { refundProblem } from '../refund/refund-problem.ts';
import { MakeParcelGood } from './make-good.use-case.ts';

/** What becomes of a parcel that did not arrive: decided here, the rest is done by the runs. */
@Controller()
export class MakeGoodController {
  constructor(
    @Inject(MakeParcelGood) private readonly makeGood: MakeParcelGood,
    @Inject(RefundRepository) private readonly refunds: RefundRepository,
  ) {}

  @Post(ADMIN_ROUTES.shipmentMakingGood)
  @HttpCode(202)
  @RequirePermission('refunds:ask')
  @ApiAcceptedResponse()
  async decide(
    @Param('id', { schema: Uuid }) orderId: string,
    @Param('shipmentId', { schema: Uuid }) shipmentId: string,
    @Body({ schema: MakeGoodRequest }) { how }: MakeGoodRequest,
    @CurrentEmployee() employee: Employee,
    @Req() request: FastifyRequest,
  ): Promise<{ accepted: true }> {
    const correlationId = request.id;
    const now = new Date().toISOString();
    const wanted = { employee, orderId, shipmentId, how, correlationId, now };
    const outcome = await this.makeGood.execute(wanted);
    if (outcome.code === 'DECIDED' || outcome.code === 'DECIDED_BEFORE') return { accepted: true };
    throw await this.whyNot(orderId, outcome);
  }

  private async whyNot(
    orderId: string,
    outcome: Exclude<MakeGoodOutcome, { readonly code: 'DECIDED' | 'DECIDED_BEFORE' }>,
  ): Promise<ProblemError> {
    switch (outcome.code) {
      case 'NOT_FOUND':
        return new ProblemError('ORDER_NOT_FOUND');
      case 'NOT_ASTRAY':
        return new ProblemError('SHIPMENT_MOVED_ON');
      case 'MADE_GOOD_OTHERWISE':
        return new ProblemError('SHIPMENT_MADE_GOOD');
      case 'OUT_OF_STOCK':
        return new ProblemError('OUT_OF_STOCK', {
          detail:
            'There is not enough on the shelves to send it again. Refund it, or wait for stock.',
        });
      case 'NOT_REFUNDED': {
        const currency = await this.refunds.currencyOf(orderId);
        if (currency === null) return new ProblemError('ORDER_NOT_FOUND');
        return refundProblem(outcome.refusal, currency);
      }
    }
  }
}
