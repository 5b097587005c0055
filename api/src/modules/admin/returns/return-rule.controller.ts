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
  Put,
  Query,
  Req,
} from '@nestjs/common';
import { ApiHeader, ApiOkResponse } from '@nestjs/swagger';
import type { Employee } from '@green-apple/auth';
import {
  ADMIN_ROUTES,
  AdminReturnRulesQuery,
  KeepReturnRule,
  Uuid,
  type AdminReturnRule,
  type AdminReturnRuleList,
} from '@green-apple/contracts-http';
import { ReturnRuleRepository } from '@green-apple/persistence';
import type { FastifyRequest } from 'fastify';
import { IF_MATCH, schemaRef } from '../../../platform/index.ts';
import { CurrentEmployee } from '../access/employee.decorator.ts';
import { RequirePermission } from '../access/require-permission.decorator.ts';
import { pageOrProblem } from '../page-or-problem.ts';
import { expectedVersion } from '../product/if-match.ts';
import { deedOf } from '../promotion/offer-deed.ts';
import { KeepReturnRules } from './keep-return-rules.use-case.ts';

/** Which products are not sent back like the others. */
@Controller()
export class ReturnRuleController {
  constructor(
    @Inject(ReturnRuleRepository) private readonly rules: ReturnRuleRepository,
    @Inject(KeepReturnRules) private readonly keepRules: KeepReturnRules,
  ) {}

  @Get(ADMIN_ROUTES.returnRules)
  @RequirePermission('products:read')
  @ApiOkResponse(schemaRef('AdminReturnRuleList'))
  async page(
    @Query({ schema: AdminReturnRulesQuery }) query: AdminReturnRulesQuery,
  ): Promise<AdminReturnRuleList> {
    return pageOrProblem(await this.rules.page(query));
  }

  /** A rule for a product that has none. */
  @Post(ADMIN_ROUTES.returnRule)
  @RequirePermission('products:write')
  @ApiOkResponse(schemaRef('AdminReturnRule'))
  create(
    @Param('id', { schema: Uuid }) productId: string,
    @Body({ schema: KeepReturnRule }) rule: KeepReturnRule,
    @CurrentEmployee() employee: Employee,
    @Req() request: FastifyRequest,
  ): Promise<AdminReturnRule> {
    return this.keepRules.keep(productId, 0, rule, deedOf(employee, request));
  }

  @Put(ADMIN_ROUTES.returnRule)
  @RequirePermission('products:write')
  @ApiHeader(IF_MATCH)
  @ApiOkResponse(schemaRef('AdminReturnRule'))
  edit(
    @Param('id', { schema: Uuid }) productId: string,
    @Headers('if-match') ifMatch: string | undefined,
    @Body({ schema: KeepReturnRule }) rule: KeepReturnRule,
    @CurrentEmployee() employee: Employee,
    @Req() request: FastifyRequest,
  ): Promise<AdminReturnRule> {
    const version = expectedVersion(ifMatch);
    return this.keepRules.keep(productId, version, rule, deedOf(employee, request));
  }

  @Delete(ADMIN_ROUTES.returnRule)
  @HttpCode(204)
  @RequirePermission('products:write')
  @ApiHeader(IF_MATCH)
  takeAway(
    @Param('id', { schema: Uuid }) productId: string,
    @Headers('if-match') ifMatch: string | undefined,
    @CurrentEmployee() employee: Employee,
    @Req() request: FastifyRequest,
  ): Promise<void> {
    const version = expectedVersion(ifMatch);
    return this.keepRules.takeAway(productId, version, deedOf(employee, request));
  }
}
