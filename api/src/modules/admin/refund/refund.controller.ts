import { Body, Controller, Get, HttpCode, Inject, Param, Post, Req } from '@nestjs/common';
import { ApiCreatedResponse, ApiHeader, ApiOkResponse } from '@nestjs/swagger';
import type { Employee } from '@green-apple/auth';
import {
  ADMIN_ROUTES,
  AskRefund,
  DecideRefund,
  Uuid,
  WantedRefund,
  type AdminRefund,
  type AdminRefundList,
  type RefundPreviewDto,
} from '@green-apple/contracts-http';
import type { FastifyRequest } from 'fastify';
import { schemaRef } from '../../../platform/index.ts';
import { idempotencyKeyOf } from '../../order/idempotency-key.ts';
import { CurrentEmployee } from '../access/employee.decorator.ts';
import { RequirePermission } from '../access/require-permission.decorator.ts';
import { deedOf } from '../promotion/offer-deed.ts';
import { RefundDesk } from './refund-desk.use-case.ts';

/** Money back. What is booked here is paid by the refund's own run, a moment later. */
@Controller()
export class AdminRefundController {
  constructor(@Inject(RefundDesk) private readonly desk: RefundDesk) {}

  @Get(ADMIN_ROUTES.orderRefunds)
  @RequirePermission('orders:read')
  @ApiOkResponse(schemaRef('AdminRefundList'))
  async ofOrder(
    @Param('id', { schema: Uuid }) orderId: string,
    @CurrentEmployee() employee: Employee,
    @Req() request: FastifyRequest,
  ): Promise<AdminRefundList> {
    return { items: await this.desk.ofOrder(orderId, deedOf(employee, request)) };
  }

  @Post(ADMIN_ROUTES.orderRefundPreview)
  @HttpCode(200)
  @RequirePermission('refunds:ask')
  @ApiOkResponse(schemaRef('RefundPreview'))
  preview(
    @Param('id', { schema: Uuid }) orderId: string,
    @Body({ schema: WantedRefund }) wanted: WantedRefund,
    @CurrentEmployee() employee: Employee,
    @Req() request: FastifyRequest,
  ): Promise<RefundPreviewDto> {
    return this.desk.preview(orderId, wanted, deedOf(employee, request));
  }

  @Post(ADMIN_ROUTES.orderRefunds)
  @HttpCode(201)
  @RequirePermission('refunds:ask')
  @ApiHeader({ name: 'Idempotency-Key', required: true })
  @ApiCreatedResponse(schemaRef('AdminRefund'))
  ask(
    @Param('id', { schema: Uuid }) orderId: string,
    @Body({ schema: AskRefund }) wanted: AskRefund,
    @CurrentEmployee() employee: Employee,
    @Req() request: FastifyRequest,
  ): Promise<AdminRefund> {
    const key = idempotencyKeyOf(request);
    return this.desk.ask(orderId, wanted, key, deedOf(employee, request));
  }

  @Get(ADMIN_ROUTES.refunds)
  @RequirePermission('refunds:approve')
  @ApiOkResponse(schemaRef('AdminRefundList'))
  async waiting(
    @CurrentEmployee() employee: Employee,
    @Req() request: FastifyRequest,
  ): Promise<AdminRefundList> {
    return { items: await this.desk.waiting(deedOf(employee, request)) };
  }

  @Post(ADMIN_ROUTES.refundDecision)
  @HttpCode(200)
  @RequirePermission('refunds:approve')
  @ApiOkResponse(schemaRef('AdminRefund'))
  decide(
    @Param('id', { schema: Uuid }) id: string,
    @Body({ schema: DecideRefund }) decision: DecideRefund,
    @CurrentEmployee() employee: Employee,
    @Req() request: FastifyRequest,
  ): Promise<AdminRefund> {
    return this.desk.decide(id, decision, deedOf(employee, request));
  }

  @Post(ADMIN_ROUTES.refundRetry)
  @HttpCode(200)
  @RequirePermission('refunds:ask')
  @ApiOkResponse(schemaRef('AdminRefund'))
  payAgain(
    @Param('id', { schema: Uuid }) id: string,
    @CurrentEmployee() employee: Employee,
    @Req() request: FastifyRequest,
  ): Promise<AdminRefund> {
    return this.desk.payAgain(id, deedOf(employee, request));
  }
}
