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
  CreateGiftCard,
  NewestFirstQuery,
  SwitchActive,
  Uuid,
  type AdminGiftCard,
  type AdminGiftCardList,
  type IssuedGiftCard,
} from '@green-apple/contracts-http';
import { OfferDeskRepository } from '@green-apple/persistence';
import type { FastifyRequest } from 'fastify';
import { CurrentEmployee } from '../access/employee.decorator.ts';
import { RequirePermission } from '../access/require-permission.decorator.ts';
import { expectedVersion } from '../product/if-match.ts';
import { IssueGiftCard } from './issue-gift-card.use-case.ts';
import { deedOf, pageOrProblem } from './promotion.controller.ts';
import { SwitchOffer } from './switch-offer.use-case.ts';

const schema = (name: string) => ({ schema: { $ref: `#/components/schemas/${name}` } });

/** Gift cards and store credit with their entries; never a code, but for the one answer to whoever issues it. */
@Controller()
export class AdminGiftCardController {
  constructor(
    @Inject(OfferDeskRepository) private readonly desk: OfferDeskRepository,
    @Inject(IssueGiftCard) private readonly issueCard: IssueGiftCard,
    @Inject(SwitchOffer) private readonly switchOffer: SwitchOffer,
  ) {}

  @Get(ADMIN_ROUTES.giftCards)
  @RequirePermission('gift-cards:read')
  @ApiOkResponse(schema('AdminGiftCardList'))
  async page(
    @Query({ schema: NewestFirstQuery }) query: NewestFirstQuery,
  ): Promise<AdminGiftCardList> {
    return pageOrProblem(await this.desk.page('gift-card', query));
  }

  @Post(ADMIN_ROUTES.giftCards)
  @RequirePermission('gift-cards:write')
  @ApiOkResponse(schema('IssuedGiftCard'))
  issue(
    @Body({ schema: CreateGiftCard }) card: CreateGiftCard,
    @CurrentEmployee() employee: Employee,
    @Req() request: FastifyRequest,
  ): Promise<IssuedGiftCard> {
    return this.issueCard.execute(card, deedOf(employee, request));
  }

  @Patch(ADMIN_ROUTES.giftCard)
  @RequirePermission('gift-cards:write')
  @ApiHeader({ name: 'If-Match', required: true, description: 'The version that was looked at.' })
  @ApiOkResponse(schema('AdminGiftCard'))
  switch(
    @Param('id', { schema: Uuid }) id: string,
    @Headers('if-match') ifMatch: string | undefined,
    @Body({ schema: SwitchActive }) { active }: SwitchActive,
    @CurrentEmployee() employee: Employee,
    @Req() request: FastifyRequest,
  ): Promise<AdminGiftCard> {
    return this.switchOffer.execute({
      kind: 'gift-card',
      id,
      active,
      expectedVersion: expectedVersion(ifMatch),
      ...deedOf(employee, request),
    });
  }
}
