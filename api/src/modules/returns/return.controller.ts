import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query, Req } from '@nestjs/common';
import { ApiAcceptedResponse, ApiCreatedResponse, ApiHeader, ApiOkResponse } from '@nestjs/swagger';
import {
  RequestReturn as RequestReturnBody,
  Uuid,
  type OrderReturns,
} from '@green-apple/contracts-http';
import type { ReturnPolicy } from '@green-apple/domain-order';
import { ReturnRepository } from '@green-apple/persistence';
import type { FastifyRequest } from 'fastify';
import { ProblemError, Session, Shopper, type ShopperSession } from '../../platform/index.ts';
import { idempotencyKeyOf } from '../order/idempotency-key.ts';
import { LinkQuery } from '../order/link-query.ts';
import { OrderDoor } from '../order/use-cases/order-access.ts';
import { InstructReturn } from './instruct-return.use-case.ts';
import { RequestReturn, type RequestReturnResult } from './request-return.use-case.ts';
import { returnWords, toReturnChoices, toReturnDto } from './return.mapper.ts';

const SHOPPER = 'shopper';
/** What holds for returns at the moment it is asked, in the market of the order. */
export const RETURN_POLICY_NOW = Symbol('policy of returns');
export type ReturnPolicyOf = (market: string) => ReturnPolicy;
const RETURNS = { schema: { $ref: '#/components/schemas/OrderReturns' } };

/** The shopper sends something back. */
@Shopper()
@Controller('api/orders')
export class ReturnController {
  constructor(
    @Inject(RequestReturn) private readonly requestReturn: RequestReturn,
    @Inject(InstructReturn) private readonly instruct: InstructReturn,
    @Inject(ReturnRepository) private readonly returns: ReturnRepository,
    @Inject(OrderDoor) private readonly door: OrderDoor,
    @Inject(RETURN_POLICY_NOW) private readonly policyOf: ReturnPolicyOf,
  ) {}

  @Get(':id/returns')
  @ApiOkResponse(RETURNS)
  async list(
    @Session() session: ShopperSession,
    @Param('id') orderId: string,
    @Query({ schema: LinkQuery }) { key }: LinkQuery,
  ): Promise<OrderReturns> {
    await this.door.open(orderId, { ...session, key });
    return this.standing(orderId);
  }

  @Post(':id/returns')
  @ApiHeader({ name: 'Idempotency-Key', required: true })
  @ApiCreatedResponse(RETURNS)
  async request(
    @Session() session: ShopperSession,
    @Param('id') orderId: string,
    @Query({ schema: LinkQuery }) { key }: LinkQuery,
    @Body({ schema: RequestReturnBody }) body: RequestReturnBody,
    @Req() request: FastifyRequest,
  ): Promise<OrderReturns> {
    await this.door.open(orderId, { ...session, key });
    const result = await this.requestReturn.execute({
      orderId,
      body,
      key: idempotencyKeyOf(request),
      requestedBy: SHOPPER,
      correlationId: request.id,
      now: Date.now(),
    });
    if (result.code !== 'REQUESTED') throw toProblem(result);
    return this.standing(orderId);
  }

  /** Asked twice, it is one wish; the return's own run answers. */
  @Post(':id/returns/:returnId/cancellation')
  @HttpCode(202)
  @ApiAcceptedResponse(RETURNS)
  async cancel(
    @Session() session: ShopperSession,
    @Param('id') orderId: string,
    @Param('returnId', { schema: Uuid }) returnId: string,
    @Query({ schema: LinkQuery }) { key }: LinkQuery,
    @Req() request: FastifyRequest,
  ): Promise<OrderReturns> {
    await this.door.open(orderId, { ...session, key });
    const result = await this.instruct.execute({
      returnId,
      orderId,
      instruction: 'cancel',
      version: null,
      body: { reason: 'shopper_request' },
      givenBy: SHOPPER,
      correlationId: request.id,
    });
    if (result.code === 'NOT_FOUND') throw new ProblemError('RETURN_NOT_FOUND');
    if (result.code !== 'ASKED')
      throw new ProblemError('RETURN_MOVED_ON', {
        detail: 'This return is on its way already, so it cannot be called off any more.',
      });
    return this.standing(orderId);
  }

  private async standing(orderId: string): Promise<OrderReturns> {
    const [ground, returns] = await Promise.all([
      this.returns.ground(orderId),
      this.returns.ofOrder(orderId),
    ]);
    return {
      choices:
        ground === null ? [] : toReturnChoices(ground, this.policyOf(ground.market), Date.now()),
      returns: returns.map(toReturnDto),
    };
  }
}

function toProblem(result: Exclude<RequestReturnResult, { code: 'REQUESTED' }>): ProblemError {
  switch (result.code) {
    case 'KEY_REUSED':
      return new ProblemError('IDEMPOTENCY_KEY_REUSED');
    case 'ORDER_NOT_FOUND':
    case 'LINE_UNKNOWN':
      return new ProblemError('ORDER_NOT_FOUND');
    case 'TOO_MANY':
      return new ProblemError('RETURN_NOT_POSSIBLE', {
        detail: `Only ${result.left} of it can still be sent back.`,
      });
    case 'NOT_RETURNABLE':
      return new ProblemError('RETURN_NOT_POSSIBLE', { detail: returnWords(result.why) });
  }
}
