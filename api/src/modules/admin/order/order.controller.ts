import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query, Req } from '@nestjs/common';
import { ApiAcceptedResponse, ApiOkResponse } from '@nestjs/swagger';
import type { Employee } from '@green-apple/auth';
import {
  ADMIN_ROUTES,
  AdminListOrdersQuery,
  CancelOrder,
  Uuid,
  type AdminOrder,
  type AdminOrderList,
  type Cancellation,
} from '@green-apple/contracts-http';
import { OrderDetailReader, OrderListReader } from '@green-apple/persistence';
import type { FastifyRequest } from 'fastify';
import { ProblemError } from '../../../platform/index.ts';
import { CurrentEmployee } from '../access/employee.decorator.ts';
import { RequirePermission } from '../access/require-permission.decorator.ts';
import { pageOrProblem } from '../page-or-problem.ts';
import { toCancellation } from '../../order/order.mapper.ts';
import { CancelOrderUseCase } from './cancel-order.use-case.ts';
import { workflowLink, type WorkflowUi } from './workflow-link.ts';

export const WORKFLOW_UI = Symbol('where workflow runs are shown');

@Controller()
export class AdminOrderController {
  constructor(
    @Inject(OrderListReader) private readonly list: OrderListReader,
    @Inject(OrderDetailReader) private readonly orders: OrderDetailReader,
    @Inject(CancelOrderUseCase) private readonly cancelOrder: CancelOrderUseCase,
    @Inject(WORKFLOW_UI) private readonly workflowUi: WorkflowUi,
  ) {}

  @Get(ADMIN_ROUTES.orders)
  @RequirePermission('orders:read')
  @ApiOkResponse({ schema: { $ref: '#/components/schemas/AdminOrderList' } })
  async page(
    @Query({ schema: AdminListOrdersQuery }) query: AdminListOrdersQuery,
  ): Promise<AdminOrderList> {
    return pageOrProblem(await this.list.page(query));
  }

  @Get(ADMIN_ROUTES.order)
  @RequirePermission('orders:read')
  @ApiOkResponse({ schema: { $ref: '#/components/schemas/AdminOrder' } })
  async one(
    @Param('id', { schema: Uuid }) id: string,
    @CurrentEmployee() employee: Employee,
  ): Promise<AdminOrder> {
    const personal = employee.permissions.includes('orders:read-personal');
    const order = await this.orders.byId(id, personal);
    if (order === null) throw new ProblemError('ORDER_NOT_FOUND');
    const { cancelRequested: _, ...shown } = order;
    return {
      ...shown,
      cancellation: toCancellation(order, 'staff'),
      workflowUrl: workflowLink(this.workflowUi, order.id),
    };
  }

  /** Asked twice, it is one wish; the order's own run answers. */
  @Post(ADMIN_ROUTES.orderCancellation)
  @HttpCode(202)
  @RequirePermission('orders:cancel')
  @ApiAcceptedResponse({ schema: { $ref: '#/components/schemas/Cancellation' } })
  async cancel(
    @Param('id', { schema: Uuid }) orderId: string,
    @Body({ schema: CancelOrder }) { note }: CancelOrder,
    @CurrentEmployee() employee: Employee,
    @Req() request: FastifyRequest,
  ): Promise<Cancellation> {
    const now = new Date().toISOString();
    const correlationId = request.id;
    const result = await this.cancelOrder.execute({ orderId, note, employee, correlationId, now });
    switch (result.code) {
      case 'ASKED':
        return toCancellation(result.order, 'staff');
      case 'REFUSED':
        throw new ProblemError('CANCEL_NOT_POSSIBLE', { detail: result.words });
      case 'ORDER_NOT_FOUND':
        throw new ProblemError('ORDER_NOT_FOUND');
    }
  }
}
