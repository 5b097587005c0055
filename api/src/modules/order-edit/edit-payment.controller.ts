import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query, Req } from '@nestjs/common';
import { ApiAcceptedResponse, ApiOkResponse } from '@nestjs/swagger';
import { PayAgain, Uuid, type PaymentAction } from '@green-apple/contracts-http';
import type { FastifyRequest } from 'fastify';
import { Session, Shopper, schemaRef, type ShopperSession } from '../../platform/index.ts';
import { idempotencyKeyOf } from '../order/idempotency-key.ts';
import { LinkQuery } from '../order/link-query.ts';
import { OrderDoor } from '../order/use-cases/order-access.ts';
import { FetchEditPaymentAction } from './edit-payment-action.use-case.ts';
import { PayDifference } from './pay-difference.use-case.ts';

/** The difference of a change that the card of the order does not pay. */
@Shopper()
@Controller('api/orders/:id/edits/:editId')
export class OrderEditPaymentController {
  constructor(
    @Inject(PayDifference) private readonly payDifference: PayDifference,
    @Inject(FetchEditPaymentAction) private readonly fetchAction: FetchEditPaymentAction,
    @Inject(OrderDoor) private readonly door: OrderDoor,
  ) {}

  /** Pays a difference with another card; the order's run asks the bank. */
  @Post('payments')
  @HttpCode(202)
  @ApiAcceptedResponse()
  async pay(
    @Session() session: ShopperSession,
    @Param('id') orderId: string,
    @Param('editId', { schema: Uuid }) editId: string,
    @Query({ schema: LinkQuery }) { key }: LinkQuery,
    @Body({ schema: PayAgain }) body: PayAgain,
    @Req() request: FastifyRequest,
  ): Promise<{ accepted: true }> {
    await this.door.open(orderId, { ...session, key });
    await this.payDifference.execute({
      orderId,
      editId,
      key: idempotencyKeyOf(request),
      request: body,
      correlationId: request.id,
    });
    return { accepted: true };
  }

  /** What the provider's script needs so that the shopper confirms the difference with their bank. */
  @Get('payment-action')
  @ApiOkResponse(schemaRef('PaymentAction'))
  async paymentAction(
    @Session() session: ShopperSession,
    @Param('id') orderId: string,
    @Param('editId', { schema: Uuid }) editId: string,
    @Query({ schema: LinkQuery }) { key }: LinkQuery,
  ): Promise<PaymentAction> {
    await this.door.open(orderId, { ...session, key });
    return this.fetchAction.execute(orderId, editId);
  }
}
