import { Controller, HttpCode, Inject, Param, Post, Query, Req } from '@nestjs/common';
import { ApiAcceptedResponse } from '@nestjs/swagger';
import type { OrderProgress } from '@green-apple/contracts-http';
import type { FastifyRequest } from 'fastify';
import { ProblemError, Session, Shopper, type ShopperSession } from '../../platform/index.ts';
import { LinkQuery } from './link-query.ts';
import { toOrderProgress } from './order.mapper.ts';
import { OrderDoor } from './use-cases/order-access.ts';
import { RequestCancel } from './use-cases/request-cancel.use-case.ts';

/** The shopper changes their mind. */
@Shopper()
@Controller('api/orders')
export class CancellationController {
  constructor(
    @Inject(RequestCancel) private readonly requestCancel: RequestCancel,
    @Inject(OrderDoor) private readonly door: OrderDoor,
  ) {}

  /** Asked twice, it is one wish; the order's own run answers. */
  @Post(':id/cancellation')
  @HttpCode(202)
  @ApiAcceptedResponse({ schema: { $ref: '#/components/schemas/OrderProgress' } })
  async cancel(
    @Session() session: ShopperSession,
    @Param('id') orderId: string,
    @Query({ schema: LinkQuery }) { key }: LinkQuery,
    @Req() request: FastifyRequest,
  ): Promise<OrderProgress> {
    await this.door.open(orderId, { ...session, key });
    const correlationId = request.id;
    const result = await this.requestCancel.execute({ orderId, actor: 'shopper', correlationId });
    switch (result.code) {
      case 'ASKED':
        return toOrderProgress(result.order);
      case 'REFUSED':
        throw new ProblemError('CANCEL_NOT_POSSIBLE', { detail: result.words });
      case 'ORDER_NOT_FOUND':
        throw new ProblemError('ORDER_NOT_FOUND');
    }
  }
}
