import {
  Body,
  Controller,
  Get,
  Headers,
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
  CreatePriceList,
  EditPriceList,
  PriceEntriesQuery,
  Uuid,
  WritePrices,
  type AdminPriceList,
  type PriceEntries,
} from '@green-apple/contracts-http';
import { PriceBookRepository } from '@green-apple/persistence';
import type { FastifyRequest } from 'fastify';
import { IF_MATCH, schemaRef } from '../../../platform/index.ts';
import { CurrentEmployee } from '../access/employee.decorator.ts';
import { RequirePermission } from '../access/require-permission.decorator.ts';
import { expectedVersion } from '../product/if-match.ts';
import { offerDesk } from './desk-routes.ts';
import { KeepOffers } from './keep-offers.use-case.ts';
import { KeepPrices } from './keep-prices.use-case.ts';
import { deedOf } from './offer-deed.ts';

/** Price lists by market, customers' segment, quantity and time, and the prices in them. */
@Controller()
export class AdminPriceListController extends offerDesk({
  kind: 'price-list',
  list: ADMIN_ROUTES.priceLists,
  one: ADMIN_ROUTES.priceList,
  read: 'promotions:read',
  write: 'promotions:write',
  schema: 'AdminPriceList',
}) {
  @Inject(KeepOffers) readonly offers!: KeepOffers;
  @Inject(KeepPrices) readonly prices!: KeepPrices;
  @Inject(PriceBookRepository) readonly book!: PriceBookRepository;

  @Post(ADMIN_ROUTES.priceLists)
  @RequirePermission('promotions:write')
  @ApiOkResponse(schemaRef('AdminPriceList'))
  create(
    @Body({ schema: CreatePriceList }) list: CreatePriceList,
    @CurrentEmployee() employee: Employee,
    @Req() request: FastifyRequest,
  ): Promise<AdminPriceList> {
    return this.offers.createPriceList(list, deedOf(employee, request));
  }

  @Put(ADMIN_ROUTES.priceList)
  @RequirePermission('promotions:write')
  @ApiHeader(IF_MATCH)
  @ApiOkResponse(schemaRef('AdminPriceList'))
  edit(
    @Param('id', { schema: Uuid }) id: string,
    @Headers('if-match') ifMatch: string | undefined,
    @Body({ schema: EditPriceList }) to: EditPriceList,
    @CurrentEmployee() employee: Employee,
    @Req() request: FastifyRequest,
  ): Promise<AdminPriceList> {
    const edit = { kind: 'price-list', id, expectedVersion: expectedVersion(ifMatch), to } as const;
    return this.offers.edit(edit, deedOf(employee, request));
  }

  @Get(ADMIN_ROUTES.priceEntries)
  @RequirePermission('promotions:read')
  @ApiOkResponse(schemaRef('PriceEntries'))
  entries(
    @Param('id', { schema: Uuid }) id: string,
    @Query({ schema: PriceEntriesQuery }) query: PriceEntriesQuery,
  ): Promise<PriceEntries> {
    return this.book.entries(id, query);
  }

  @Post(ADMIN_ROUTES.priceEntries)
  @RequirePermission('promotions:write')
  @ApiHeader(IF_MATCH)
  @ApiOkResponse(schemaRef('AdminPriceList'))
  write(
    @Param('id', { schema: Uuid }) id: string,
    @Headers('if-match') ifMatch: string | undefined,
    @Body({ schema: WritePrices }) prices: WritePrices,
    @CurrentEmployee() employee: Employee,
    @Req() request: FastifyRequest,
  ): Promise<AdminPriceList> {
    return this.prices.write({
      id,
      prices,
      expectedVersion: expectedVersion(ifMatch),
      ...deedOf(employee, request),
    });
  }
}
