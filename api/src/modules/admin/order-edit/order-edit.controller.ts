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
  Req,
} from '@nestjs/common';
import { ApiAcceptedResponse, ApiCreatedResponse, ApiOkResponse } from '@nestjs/swagger';
import type { Employee } from '@green-apple/auth';
import {
  ADMIN_ROUTES,
  AdminEditOrder,
  EditOrder,
  Uuid,
  type AdminOrderEditDto,
  type AdminOrderEdits,
  type EditWays,
  type OrderEditDto,
} from '@green-apple/contracts-http';
import { AuditTrail, OrderEditRepository } from '@green-apple/persistence';
import type { FastifyRequest } from 'fastify';
import { ProblemError, schemaRef } from '../../../platform/index.ts';
import { expectedVersion } from '../../../platform/http/if-match.ts';
import { idempotencyKeyOf } from '../../order/idempotency-key.ts';
import { toAdminOrderEditDto, toAdminOrderEdits } from '../../order-edit/edit.mapper.ts';
import { ListWays } from '../../order-edit/list-ways.use-case.ts';
import { PreviewEdit } from '../../order-edit/preview-edit.use-case.ts';
import { RequestEdit } from '../../order-edit/request-edit.use-case.ts';
import { WithdrawEdit } from '../../order-edit/withdraw-edit.use-case.ts';
import { CurrentEmployee } from '../access/employee.decorator.ts';
import { RequirePermission } from '../access/require-permission.decorator.ts';

/** Who does not serve shoppers sees no address. */
function forEyesOf<Edit extends OrderEditDto>({ permissions }: Employee, edit: Edit): Edit {
  return permissions.includes('orders:read-personal') ? edit : { ...edit, address: null };
}

/** Staff change an order while it is not packed: stage, look, apply. */
@Controller()
export class AdminOrderEditController {
  constructor(
    @Inject(PreviewEdit) private readonly preview: PreviewEdit,
    @Inject(RequestEdit) private readonly request: RequestEdit,
    @Inject(ListWays) private readonly ways: ListWays,
    @Inject(WithdrawEdit) private readonly withdraw: WithdrawEdit,
    @Inject(OrderEditRepository) private readonly edits: OrderEditRepository,
    @Inject(AuditTrail) private readonly trail: AuditTrail,
  ) {}

  @Get(ADMIN_ROUTES.orderEdits)
  @RequirePermission('orders:read')
  @ApiOkResponse(schemaRef('AdminOrderEdits'))
  async list(
    @Param('id', { schema: Uuid }) orderId: string,
    @CurrentEmployee() employee: Employee,
  ): Promise<AdminOrderEdits> {
    const order = await this.edits.toEdit(orderId);
    if (order === null) throw new ProblemError('ORDER_NOT_FOUND');
    const found = toAdminOrderEdits(order, await this.edits.ofOrder(orderId));
    return { ...found, edits: found.edits.map((edit) => forEyesOf(employee, edit)) };
  }

  @Post(ADMIN_ROUTES.orderEdits)
  @RequirePermission('orders:edit')
  @ApiCreatedResponse(schemaRef('AdminOrderEdit'))
  async stage(
    @Param('id', { schema: Uuid }) orderId: string,
    @Body({ schema: AdminEditOrder }) { note, ...changes }: AdminEditOrder,
    @CurrentEmployee() employee: Employee,
  ): Promise<AdminOrderEditDto> {
    const edit = await this.preview.execute({
      orderId,
      actor: 'staff',
      requestedBy: employee.id,
      requestedName: employee.name,
      note,
      changes,
    });
    return forEyesOf(employee, toAdminOrderEditDto(edit));
  }

  @Post(ADMIN_ROUTES.orderEditWays)
  @HttpCode(200)
  @RequirePermission('orders:edit')
  @ApiOkResponse(schemaRef('EditWays'))
  async waysOf(
    @Param('id', { schema: Uuid }) orderId: string,
    @Body({ schema: EditOrder }) changes: EditOrder,
  ): Promise<EditWays> {
    return this.ways.execute({ orderId, actor: 'staff', changes });
  }

  @Post(ADMIN_ROUTES.orderEditApplication)
  @HttpCode(202)
  @RequirePermission('orders:edit')
  @ApiAcceptedResponse(schemaRef('OrderEdit'))
  async apply(
    @Param('id', { schema: Uuid }) orderId: string,
    @Param('editId', { schema: Uuid }) editId: string,
    @Headers('if-match') ifMatch: string | undefined,
    @CurrentEmployee() employee: Employee,
    @Req() request: FastifyRequest,
  ): Promise<OrderEditDto> {
    const now = new Date().toISOString();
    const asked = await this.request.execute({
      orderId,
      editId,
      actor: 'staff',
      key: idempotencyKeyOf(request),
      baseVersion: expectedVersion(ifMatch),
      correlationId: request.id,
      alongside: async (order, { note, quote }, transaction) => {
        await this.trail.append(
          {
            at: now,
            actorId: employee.id,
            actorName: employee.name,
            action: 'order.edit_requested',
            entityType: 'order',
            entityId: orderId,
            // No address: the trail is read by more people than orders are.
            before: { total: order.totals.total.minor, units: unitsOf(order.lines) },
            after: {
              order: order.number,
              total: quote.totals.total.minor,
              units: unitsOf(quote.lines),
              note,
            },
            correlationId: request.id,
          },
          transaction,
        );
      },
    });
    return forEyesOf(employee, asked);
  }

  @Delete(ADMIN_ROUTES.orderEdit)
  @HttpCode(204)
  @RequirePermission('orders:edit')
  async abandon(
    @Param('id', { schema: Uuid }) orderId: string,
    @Param('editId', { schema: Uuid }) editId: string,
    @CurrentEmployee() employee: Employee,
    @Req() request: FastifyRequest,
  ): Promise<void> {
    await this.withdraw.execute({
      orderId,
      editId,
      correlationId: request.id,
      alongside: async ({ state, quote }, transaction) => {
        await this.trail.append(
          {
            at: new Date().toISOString(),
            actorId: employee.id,
            actorName: employee.name,
            action: 'order.edit_withdrawn',
            entityType: 'order',
            entityId: orderId,
            before: { editId, state, total: quote.totals.total.minor },
            after: { editId, state: 'abandoned' },
            correlationId: request.id,
          },
          transaction,
        );
      },
    });
  }
}

const unitsOf = (
  lines: ReadonlyArray<{ readonly sku: string; readonly quantity: number }>,
): string => lines.map(({ sku, quantity }) => `${quantity} × ${sku}`).join(', ');
