import {
  Body,
  Controller,
  Get,
  HttpCode,
  Inject,
  Param,
  Post,
  Query,
  Req,
  Res,
} from '@nestjs/common';
import { ApiAcceptedResponse, ApiCreatedResponse, ApiHeader, ApiOkResponse } from '@nestjs/swagger';
import {
  PayAgain as PayAgainRequest,
  PlaceOrder as PlaceOrderRequest,
  type OrderProgress,
  type PaymentAction,
  type PlacedOrder,
} from '@green-apple/contracts-http';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Session, Shopper, schemaRef, type ShopperSession } from '../../platform/index.ts';
import { idempotencyKeyOf } from './idempotency-key.ts';
import { LinkQuery } from './link-query.ts';
import { OrderDoor } from './use-cases/order-access.ts';
import { PayAgain } from './use-cases/pay-again.use-case.ts';
import { FetchPaymentAction } from './use-cases/payment-action.use-case.ts';
import { PlaceOrder } from './use-cases/place-order.use-case.ts';

const IDEMPOTENCY_KEY = {
  name: 'Idempotency-Key',
  required: true,
  description: 'The same key with the same body takes effect once and gets the same answer.',
};

/** Placing an order and paying for it. */
@Shopper()
@Controller('api/orders')
export class OrderController {
  constructor(
    @Inject(PlaceOrder) private readonly placeOrder: PlaceOrder,
    @Inject(PayAgain) private readonly payAgain: PayAgain,
    @Inject(FetchPaymentAction) private readonly fetchAction: FetchPaymentAction,
    @Inject(OrderDoor) private readonly door: OrderDoor,
  ) {}

  @Post()
  @ApiHeader(IDEMPOTENCY_KEY)
  @ApiCreatedResponse(schemaRef('PlacedOrder'))
  async place(
    @Session() { tokenHash }: ShopperSession,
    @Body({ schema: PlaceOrderRequest }) body: PlaceOrderRequest,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<PlacedOrder> {
    const key = idempotencyKeyOf(request);
    const answer = await this.placeOrder.execute({
      tokenHash,
      key,
      request: body,
      correlationId: request.id,
    });
    reply.code(answer.status).header('location', `/api/orders/${answer.body.id}`);
    return answer.body;
  }

  @Get(':id/payment-action')
  @ApiOkResponse(schemaRef('PaymentAction'))
  async paymentAction(
    @Session() session: ShopperSession,
    @Param('id') id: string,
    @Query({ schema: LinkQuery }) { key }: LinkQuery,
  ): Promise<PaymentAction> {
    await this.door.open(id, { ...session, key });
    return this.fetchAction.execute(id);
  }

  @Post(':id/payments')
  @HttpCode(202)
  @ApiHeader(IDEMPOTENCY_KEY)
  @ApiAcceptedResponse(schemaRef('OrderProgress'))
  async pay(
    @Session() session: ShopperSession,
    @Param('id') id: string,
    @Query({ schema: LinkQuery }) { key }: LinkQuery,
    @Body({ schema: PayAgainRequest }) body: PayAgainRequest,
    @Req() request: FastifyRequest,
  ): Promise<OrderProgress> {
    await this.door.open(id, { ...session, key });
    return this.payAgain.execute({
      orderId: id,
      key: idempotencyKeyOf(request),
      request: body,
      correlationId: request.id,
    });
  }
}
