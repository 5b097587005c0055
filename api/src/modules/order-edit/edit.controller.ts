import {
  Body,
  Controller,
  Delete,
  Get,
  Headers,
  HttpCode,
  Inject,
  Param,
  Post,
  Query,
  Req,
} from '@nestjs/common';
import { ApiAcceptedResponse, ApiCreatedResponse, ApiOkResponse } from '@nestjs/swagger';
import {
  EditOrder,
  Uuid,
  type EditWays,
  type OrderEditDto,
  type OrderEdits,
} from '@green-apple/contracts-http';
import { OrderEditRepository } from '@green-apple/persistence';
import type { FastifyRequest } from 'fastify';
import {
  ProblemError,
  Session,
  Shopper,
  schemaRef,
  type ShopperSession,
} from '../../platform/index.ts';
import { expectedVersion } from '../../platform/http/if-match.ts';
import { idempotencyKeyOf } from '../order/idempotency-key.ts';
import { LinkQuery } from '../order/link-query.ts';
import { OrderDoor } from '../order/use-cases/order-access.ts';
import { toOrderEditDto, toOrderEdits } from './edit.mapper.ts';
import { ListWays } from './list-ways.use-case.ts';
import { PreviewEdit } from './preview-edit.use-case.ts';
import { RequestEdit } from './request-edit.use-case.ts';
import { WithdrawEdit } from './withdraw-edit.use-case.ts';

/** The shopper changes an order before it is packed: looks what it would cost, then agrees. */
@Shopper()
@Controller('api/orders/:id/edits')
export class OrderEditController {
  constructor(
    @Inject(PreviewEdit) private readonly preview: PreviewEdit,
    @Inject(RequestEdit) private readonly request: RequestEdit,
    @Inject(ListWays) private readonly ways: ListWays,
    @Inject(WithdrawEdit) private readonly withdraw: WithdrawEdit,
    @Inject(OrderEditRepository) private readonly edits: OrderEditRepository,
    @Inject(OrderDoor) private readonly door: OrderDoor,
  ) {}

  @Get()
  @ApiOkResponse(schemaRef('OrderEdits'))
  async list(
    @Session() session: ShopperSession,
    @Param('id') orderId: string,
    @Query({ schema: LinkQuery }) { key }: LinkQuery,
  ): Promise<OrderEdits> {
    await this.door.open(orderId, { ...session, key });
    const order = await this.edits.toEdit(orderId);
    if (order === null) throw new ProblemError('ORDER_NOT_FOUND');
    return toOrderEdits(order, await this.edits.ofOrder(orderId), 'shopper');
  }

  /** Works out what the change would cost; nothing is changed. */
  @Post()
  @ApiCreatedResponse(schemaRef('OrderEdit'))
  async stage(
    @Session() session: ShopperSession,
    @Param('id') orderId: string,
    @Query({ schema: LinkQuery }) { key }: LinkQuery,
    @Body({ schema: EditOrder }) changes: EditOrder,
  ): Promise<OrderEditDto> {
    await this.door.open(orderId, { ...session, key });
    const edit = await this.preview.execute({
      orderId,
      actor: 'shopper',
      requestedBy: null,
      requestedName: null,
      note: null,
      changes,
    });
    return toOrderEditDto(edit);
  }

  /** In which ways the order could travel, were it changed like this. */
  @Post('ways')
  @HttpCode(200)
  @ApiOkResponse(schemaRef('EditWays'))
  async waysOf(
    @Session() session: ShopperSession,
    @Param('id') orderId: string,
    @Query({ schema: LinkQuery }) { key }: LinkQuery,
    @Body({ schema: EditOrder }) changes: EditOrder,
  ): Promise<EditWays> {
    await this.door.open(orderId, { ...session, key });
    return this.ways.execute({ orderId, actor: 'shopper', changes });
  }

  /** Agrees to a preview; the order's own run applies it, or says why not. */
  @Post(':editId/application')
  @HttpCode(202)
  @ApiAcceptedResponse(schemaRef('OrderEdit'))
  async apply(
    @Session() session: ShopperSession,
    @Param('id') orderId: string,
    @Param('editId', { schema: Uuid }) editId: string,
    @Query({ schema: LinkQuery }) { key }: LinkQuery,
    @Headers('if-match') ifMatch: string | undefined,
    @Req() request: FastifyRequest,
  ): Promise<OrderEditDto> {
    await this.door.open(orderId, { ...session, key });
    return this.request.execute({
      orderId,
      editId,
      actor: 'shopper',
      key: idempotencyKeyOf(request),
      baseVersion: expectedVersion(ifMatch),
      correlationId: request.id,
    });
  }

  /** Takes a preview back, or a change whose difference is not paid yet. */
  @Delete(':editId')
  @HttpCode(204)
  async abandon(
    @Session() session: ShopperSession,
    @Param('id') orderId: string,
    @Param('editId', { schema: Uuid }) editId: string,
    @Query({ schema: LinkQuery }) { key }: LinkQuery,
    @Req() request: FastifyRequest,
  ): Promise<void> {
    await this.door.open(orderId, { ...session, key });
    await this.withdraw.execute({ orderId, editId, correlationId: request.id });
  }
}
