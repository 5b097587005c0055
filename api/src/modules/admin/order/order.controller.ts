import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import type { Employee } from '@green-apple/auth';
import {
  ADMIN_ROUTES,
  AdminListOrdersQuery,
  Uuid,
  type AdminOrder,
  type AdminOrderList,
} from '@green-apple/contracts-http';
import { OrderDetailReader, OrderListReader } from '@green-apple/persistence';
import { ProblemError } from '../../../platform/index.ts';
import { CurrentEmployee } from '../access/employee.decorator.ts';
import { RequirePermission } from '../access/require-permission.decorator.ts';
import { workflowLink, type WorkflowUi } from './workflow-link.ts';

export const WORKFLOW_UI = Symbol('where workflow runs are shown');

@Controller()
export class AdminOrderController {
  constructor(
    @Inject(OrderListReader) private readonly list: OrderListReader,
    @Inject(OrderDetailReader) private readonly orders: OrderDetailReader,
    @Inject(WORKFLOW_UI) private readonly workflowUi: WorkflowUi,
  ) {}

  @Get(ADMIN_ROUTES.orders)
  @RequirePermission('orders:read')
  @ApiOkResponse({ schema: { $ref: '#/components/schemas/AdminOrderList' } })
  async page(
    @Query({ schema: AdminListOrdersQuery }) query: AdminListOrdersQuery,
  ): Promise<AdminOrderList> {
    const page = await this.list.page(query);
    if (page === null) throw new ProblemError('BAD_REQUEST', { detail: 'The cursor is not ours.' });
    return page;
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
    return { ...order, workflowUrl: workflowLink(this.workflowUi, order.id) };
  }
}
