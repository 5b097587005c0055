import { Body, Controller, Headers, Inject, Param, Post, Put, Req } from '@nestjs/common';
import { ApiHeader, ApiOkResponse } from '@nestjs/swagger';
import type { Employee } from '@green-apple/auth';
import {
  ADMIN_ROUTES,
  CreateCampaign,
  EditCampaign,
  Uuid,
  type AdminCampaign,
} from '@green-apple/contracts-http';
import type { FastifyRequest } from 'fastify';
import { IF_MATCH, schemaRef } from '../../../platform/index.ts';
import { CurrentEmployee } from '../access/employee.decorator.ts';
import { RequirePermission } from '../access/require-permission.decorator.ts';
import { expectedVersion } from '../product/if-match.ts';
import { offerDesk } from './desk-routes.ts';
import { KeepOffers } from './keep-offers.use-case.ts';
import { deedOf } from './offer-deed.ts';

/** The budgets that pay for promotions. */
@Controller()
export class AdminCampaignController extends offerDesk({
  kind: 'campaign',
  list: ADMIN_ROUTES.campaigns,
  one: ADMIN_ROUTES.campaign,
  read: 'promotions:read',
  write: 'promotions:write',
  schema: 'AdminCampaign',
}) {
  @Inject(KeepOffers) readonly offers!: KeepOffers;

  @Post(ADMIN_ROUTES.campaigns)
  @RequirePermission('promotions:write')
  @ApiOkResponse(schemaRef('AdminCampaign'))
  create(
    @Body({ schema: CreateCampaign }) campaign: CreateCampaign,
    @CurrentEmployee() employee: Employee,
    @Req() request: FastifyRequest,
  ): Promise<AdminCampaign> {
    return this.offers.createCampaign(campaign, deedOf(employee, request));
  }

  @Put(ADMIN_ROUTES.campaign)
  @RequirePermission('promotions:write')
  @ApiHeader(IF_MATCH)
  @ApiOkResponse(schemaRef('AdminCampaign'))
  edit(
    @Param('id', { schema: Uuid }) id: string,
    @Headers('if-match') ifMatch: string | undefined,
    @Body({ schema: EditCampaign }) to: EditCampaign,
    @CurrentEmployee() employee: Employee,
    @Req() request: FastifyRequest,
  ): Promise<AdminCampaign> {
    const edit = { kind: 'campaign', id, expectedVersion: expectedVersion(ifMatch), to } as const;
    return this.offers.edit(edit, deedOf(employee, request));
  }
}
