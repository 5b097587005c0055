import { Controller, Get, Inject, Param, Query, Req, Res } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import type { OrderDetail } from '@green-apple/contracts-http';
import { OrderRepository } from '@green-apple/persistence';
import type { FastifyReply, FastifyRequest } from 'fastify';
import {
  LongLived,
  ProblemError,
  Session,
  Shopper,
  keepOrderKey,
  schemaRef,
  type ShopperSession,
} from '../../platform/index.ts';
import { SECURE_COOKIES } from '../cart/cart.controller.ts';
import { LinkQuery } from './link-query.ts';
import { toOrderDetail } from './order.mapper.ts';
import { ProgressStreams } from './progress-streams.ts';
import { OrderDoor } from './use-cases/order-access.ts';

/** An order as whoever it belongs to sees it, now and live. */
@Shopper()
@Controller('api/orders')
export class OrderViewController {
  constructor(
    @Inject(OrderDoor) private readonly door: OrderDoor,
    @Inject(OrderRepository) private readonly orders: OrderRepository,
    @Inject(ProgressStreams) private readonly streams: ProgressStreams,
    @Inject(SECURE_COOKIES) private readonly secureCookies: boolean,
  ) {}

  @Get(':id')
  @ApiOkResponse(schemaRef('OrderDetail'))
  async show(
    @Session() session: ShopperSession,
    @Param('id') id: string,
    @Query({ schema: LinkQuery }) { key }: LinkQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<OrderDetail> {
    const opened = await this.door.open(id, { ...session, key });
    const order = await this.orders.detail(id);
    if (order === null) throw new ProblemError('ORDER_NOT_FOUND');
    // Somebody follows the link: from now on this browser needs no key in its addresses.
    if (opened.key !== null && opened.key === key)
      keepOrderKey(reply, session.orderKeys, {
        orderId: order.id,
        key,
        secure: this.secureCookies,
      });
    return toOrderDetail(order);
  }

  /** Server-sent events; who asks for JSON gets the state of now. */
  @LongLived()
  @Get(':id/progress')
  @ApiOkResponse(schemaRef('OrderProgress'))
  async progress(
    @Session() session: ShopperSession,
    @Param('id') id: string,
    @Query({ schema: LinkQuery }) { key }: LinkQuery,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.door.open(id, { ...session, key });
    if (request.headers.accept?.includes('application/json') === true) {
      await reply.send(await this.streams.load(id));
      return;
    }
    const seen = request.headers['last-event-id'];
    await this.streams.start(id, typeof seen === 'string' ? seen : undefined, reply);
  }
}
