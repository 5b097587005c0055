import { Body, Controller, Inject, Post, Req } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import type { Employee } from '@green-apple/auth';
import {
  ADMIN_ROUTES,
  CreateGiftCard,
  CreateStoreCredit,
  LookUpGiftCard,
  type AdminGiftCardList,
  type IssuedGiftCard,
} from '@green-apple/contracts-http';
import type { FastifyRequest } from 'fastify';
import { schemaRef } from '../../../platform/index.ts';
import { CurrentEmployee } from '../access/employee.decorator.ts';
import { RequirePermission } from '../access/require-permission.decorator.ts';
import { offerDesk } from './desk-routes.ts';
import { IssueGiftCard } from './issue-gift-card.use-case.ts';
import { LookUpStoredValue } from './look-up-stored-value.use-case.ts';
import { deedOf } from './offer-deed.ts';

/** Gift cards and store credit with their entries; never a code, but for the one answer to whoever issues it. */
@Controller()
export class AdminGiftCardController extends offerDesk({
  kind: 'gift-card',
  list: ADMIN_ROUTES.giftCards,
  one: ADMIN_ROUTES.giftCard,
  read: 'gift-cards:read',
  write: 'gift-cards:write',
  schema: 'AdminGiftCard',
}) {
  @Inject(IssueGiftCard) readonly issueCard!: IssueGiftCard;
  @Inject(LookUpStoredValue) readonly lookUpValue!: LookUpStoredValue;

  @Post(ADMIN_ROUTES.giftCards)
  @RequirePermission('gift-cards:write')
  @ApiOkResponse(schemaRef('IssuedGiftCard'))
  issue(
    @Body({ schema: CreateGiftCard }) card: CreateGiftCard,
    @CurrentEmployee() employee: Employee,
    @Req() request: FastifyRequest,
  ): Promise<IssuedGiftCard> {
    return this.issueCard.execute(card, deedOf(employee, request));
  }

  @Post(ADMIN_ROUTES.storeCredits)
  @RequirePermission('gift-cards:write')
  @ApiOkResponse(schemaRef('IssuedGiftCard'))
  issueCredit(
    @Body({ schema: CreateStoreCredit }) credit: CreateStoreCredit,
    @CurrentEmployee() employee: Employee,
    @Req() request: FastifyRequest,
  ): Promise<IssuedGiftCard> {
    return this.issueCard.execute(credit, deedOf(employee, request));
  }

  @Post(ADMIN_ROUTES.giftCardLookup)
  @RequirePermission('gift-cards:write')
  @ApiOkResponse(schemaRef('AdminGiftCardList'))
  async lookUp(@Body({ schema: LookUpGiftCard }) by: LookUpGiftCard): Promise<AdminGiftCardList> {
    return { items: await this.lookUpValue.execute(by), nextCursor: null };
  }
}
