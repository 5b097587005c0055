import {
  Body,
  Controller,
  Get,
  Headers,
  Inject,
  Param,
  Patch,
  Post,
  Query,
  Req,
} from '@nestjs/common';
import { ApiHeader, ApiOkResponse } from '@nestjs/swagger';
import type { Employee } from '@green-apple/auth';
import {
  ADMIN_ROUTES,
  CreateCampaign,
  CreateCodeBatch,
  CreatePromotion,
  NewestFirstQuery,
  SwitchActive,
  Uuid,
  type AdminCampaign,
  type AdminCampaignList,
  type AdminPromotion,
  type AdminPromotionList,
  type CodeBatch,
} from '@green-apple/contracts-http';
import { OfferDeskRepository } from '@green-apple/persistence';
import type { FastifyRequest } from 'fastify';
import { ProblemError } from '../../../platform/index.ts';
import { CurrentEmployee } from '../access/employee.decorator.ts';
import { RequirePermission } from '../access/require-permission.decorator.ts';
import { expectedVersion } from '../product/if-match.ts';
import { KeepOffers, type Deed } from './keep-offers.use-case.ts';
import { SwitchOffer } from './switch-offer.use-case.ts';

const schema = (name: string) => ({ schema: { $ref: `#/components/schemas/${name}` } });

export const deedOf = (employee: Employee, request: FastifyRequest): Deed => ({
  employee,
  correlationId: request.id,
  now: new Date().toISOString(),
});

/** A list's page, or the problem of a cursor that is none of it. */
export function pageOrProblem<Page>(page: Page | null): Page {
  if (page === null) throw new ProblemError('BAD_REQUEST', { detail: 'The cursor is not ours.' });
  return page;
}

/** Promotions, their single-use codes, and the campaigns that pay for them. */
@Controller()
export class AdminPromotionController {
  constructor(
    @Inject(OfferDeskRepository) private readonly desk: OfferDeskRepository,
    @Inject(KeepOffers) private readonly offers: KeepOffers,
    @Inject(SwitchOffer) private readonly switchOffer: SwitchOffer,
  ) {}

  @Get(ADMIN_ROUTES.promotions)
  @RequirePermission('promotions:read')
  @ApiOkResponse(schema('AdminPromotionList'))
  async promotions(
    @Query({ schema: NewestFirstQuery }) query: NewestFirstQuery,
  ): Promise<AdminPromotionList> {
    return pageOrProblem(await this.desk.page('promotion', query));
  }

  @Post(ADMIN_ROUTES.promotions)
  @RequirePermission('promotions:write')
  @ApiOkResponse(schema('AdminPromotion'))
  createPromotion(
    @Body({ schema: CreatePromotion }) promotion: CreatePromotion,
    @CurrentEmployee() employee: Employee,
    @Req() request: FastifyRequest,
  ): Promise<AdminPromotion> {
    return this.offers.createPromotion(promotion, deedOf(employee, request));
  }

  @Patch(ADMIN_ROUTES.promotion)
  @RequirePermission('promotions:write')
  @ApiHeader({ name: 'If-Match', required: true, description: 'The version that was looked at.' })
  @ApiOkResponse(schema('AdminPromotion'))
  switchPromotion(
    @Param('id', { schema: Uuid }) id: string,
    @Headers('if-match') ifMatch: string | undefined,
    @Body({ schema: SwitchActive }) { active }: SwitchActive,
    @CurrentEmployee() employee: Employee,
    @Req() request: FastifyRequest,
  ): Promise<AdminPromotion> {
    return this.switchOffer.execute({
      kind: 'promotion',
      id,
      active,
      expectedVersion: expectedVersion(ifMatch),
      ...deedOf(employee, request),
    });
  }

  @Post(ADMIN_ROUTES.promotionCodes)
  @RequirePermission('promotions:write')
  @ApiOkResponse(schema('CodeBatch'))
  createCodes(
    @Param('id', { schema: Uuid }) id: string,
    @Body({ schema: CreateCodeBatch }) batch: CreateCodeBatch,
    @CurrentEmployee() employee: Employee,
    @Req() request: FastifyRequest,
  ): Promise<CodeBatch> {
    return this.offers.createCodes(id, batch, deedOf(employee, request));
  }

  @Get(ADMIN_ROUTES.campaigns)
  @RequirePermission('promotions:read')
  @ApiOkResponse(schema('AdminCampaignList'))
  async campaigns(
    @Query({ schema: NewestFirstQuery }) query: NewestFirstQuery,
  ): Promise<AdminCampaignList> {
    return pageOrProblem(await this.desk.page('campaign', query));
  }

  @Post(ADMIN_ROUTES.campaigns)
  @RequirePermission('promotions:write')
  @ApiOkResponse(schema('AdminCampaign'))
  createCampaign(
    @Body({ schema: CreateCampaign }) campaign: CreateCampaign,
    @CurrentEmployee() employee: Employee,
    @Req() request: FastifyRequest,
  ): Promise<AdminCampaign> {
    return this.offers.createCampaign(campaign, deedOf(employee, request));
  }

  @Patch(ADMIN_ROUTES.campaign)
  @RequirePermission('promotions:write')
  @ApiHeader({ name: 'If-Match', required: true, description: 'The version that was looked at.' })
  @ApiOkResponse(schema('AdminCampaign'))
  switchCampaign(
    @Param('id', { schema: Uuid }) id: string,
    @Headers('if-match') ifMatch: string | undefined,
    @Body({ schema: SwitchActive }) { active }: SwitchActive,
    @CurrentEmployee() employee: Employee,
    @Req() request: FastifyRequest,
  ): Promise<AdminCampaign> {
    return this.switchOffer.execute({
      kind: 'campaign',
      id,
      active,
      expectedVersion: expectedVersion(ifMatch),
      ...deedOf(employee, request),
    });
  }
}
