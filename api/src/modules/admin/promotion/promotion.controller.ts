import { Body, Controller, Get, Headers, Inject, Param, Post, Put, Req } from '@nestjs/common';
import { ApiHeader, ApiOkResponse } from '@nestjs/swagger';
import type { Employee } from '@green-apple/auth';
import {
  ADMIN_ROUTES,
  CreateCodeBatch,
  CreatePromotion,
  EditPromotion,
  PromotionTrial,
  Uuid,
  type AdminPromotion,
  type CodeBatch,
  type CodeBatchList,
  type DownloadedCodes,
  type PromotionTrialResult,
} from '@green-apple/contracts-http';
import type { FastifyRequest } from 'fastify';
import { IF_MATCH, schemaRef } from '../../../platform/index.ts';
import { CurrentEmployee } from '../access/employee.decorator.ts';
import { RequirePermission } from '../access/require-permission.decorator.ts';
import { expectedVersion } from '../product/if-match.ts';
import { offerDesk } from './desk-routes.ts';
import { KeepCodes } from './keep-codes.use-case.ts';
import { KeepOffers } from './keep-offers.use-case.ts';
import { deedOf } from './offer-deed.ts';
import { TryPromotion } from './try-promotion.use-case.ts';

/** Promotions that apply by themselves, discounts by code, and single-use codes. */
@Controller()
export class AdminPromotionController extends offerDesk({
  kind: 'promotion',
  list: ADMIN_ROUTES.promotions,
  one: ADMIN_ROUTES.promotion,
  read: 'promotions:read',
  write: 'promotions:write',
  schema: 'AdminPromotion',
}) {
  @Inject(KeepOffers) readonly offers!: KeepOffers;
  @Inject(KeepCodes) readonly codes!: KeepCodes;
  @Inject(TryPromotion) readonly trial!: TryPromotion;

  @Post(ADMIN_ROUTES.promotions)
  @RequirePermission('promotions:write')
  @ApiOkResponse(schemaRef('AdminPromotion'))
  create(
    @Body({ schema: CreatePromotion }) promotion: CreatePromotion,
    @CurrentEmployee() employee: Employee,
    @Req() request: FastifyRequest,
  ): Promise<AdminPromotion> {
    return this.offers.createPromotion(promotion, deedOf(employee, request));
  }

  @Post(ADMIN_ROUTES.promotionTrial)
  @RequirePermission('promotions:write')
  @ApiOkResponse(schemaRef('PromotionTrialResult'))
  try(@Body({ schema: PromotionTrial }) trial: PromotionTrial): Promise<PromotionTrialResult> {
    return this.trial.execute(trial);
  }

  @Put(ADMIN_ROUTES.promotion)
  @RequirePermission('promotions:write')
  @ApiHeader(IF_MATCH)
  @ApiOkResponse(schemaRef('AdminPromotion'))
  edit(
    @Param('id', { schema: Uuid }) id: string,
    @Headers('if-match') ifMatch: string | undefined,
    @Body({ schema: EditPromotion }) to: EditPromotion,
    @CurrentEmployee() employee: Employee,
    @Req() request: FastifyRequest,
  ): Promise<AdminPromotion> {
    const edit = { kind: 'promotion', id, expectedVersion: expectedVersion(ifMatch), to } as const;
    return this.offers.edit(edit, deedOf(employee, request));
  }

  @Get(ADMIN_ROUTES.promotionCodes)
  @RequirePermission('promotions:read')
  @ApiOkResponse(schemaRef('CodeBatchList'))
  async batches(@Param('id', { schema: Uuid }) id: string): Promise<CodeBatchList> {
    return { items: await this.codes.list(id) };
  }

  @Post(ADMIN_ROUTES.promotionCodes)
  @RequirePermission('promotions:write')
  @ApiOkResponse(schemaRef('CodeBatch'))
  createCodes(
    @Param('id', { schema: Uuid }) id: string,
    @Body({ schema: CreateCodeBatch }) batch: CreateCodeBatch,
    @CurrentEmployee() employee: Employee,
    @Req() request: FastifyRequest,
  ): Promise<CodeBatch> {
    return this.codes.create(id, batch, deedOf(employee, request));
  }

  @Post(ADMIN_ROUTES.promotionCodeDownload)
  @RequirePermission('promotions:write')
  @ApiOkResponse(schemaRef('DownloadedCodes'))
  async download(
    @Param('id', { schema: Uuid }) promotionId: string,
    @Param('batchId', { schema: Uuid }) batchId: string,
    @CurrentEmployee() employee: Employee,
    @Req() request: FastifyRequest,
  ): Promise<DownloadedCodes> {
    const codes = await this.codes.takeOut({ promotionId, batchId }, deedOf(employee, request));
    return { codes };
  }

  @Post(ADMIN_ROUTES.promotionCodeRevocation)
  @RequirePermission('promotions:write')
  @ApiOkResponse(schemaRef('CodeBatch'))
  revoke(
    @Param('id', { schema: Uuid }) promotionId: string,
    @Param('batchId', { schema: Uuid }) batchId: string,
    @CurrentEmployee() employee: Employee,
    @Req() request: FastifyRequest,
  ): Promise<CodeBatch> {
    return this.codes.revoke({ promotionId, batchId }, deedOf(employee, request));
  }
}
