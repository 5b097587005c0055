import { Body, Controller, Get, Headers, Inject, Param, Put, Req } from '@nestjs/common';
import { ApiHeader, ApiOkResponse } from '@nestjs/swagger';
import type { Employee } from '@green-apple/auth';
import {
  ADMIN_ROUTES,
  KeepMarketPrices as KeepMarketPricesBody,
  MarketDto,
  Uuid,
  type AdminProductPrices,
} from '@green-apple/contracts-http';
import type { MarketCode } from '@green-apple/domain-pricing';
import { MarketPriceRepository } from '@green-apple/persistence';
import type { FastifyRequest } from 'fastify';
import { IF_MATCH, ProblemError, schemaRef } from '../../../platform/index.ts';
import { CurrentEmployee } from '../access/employee.decorator.ts';
import { RequirePermission } from '../access/require-permission.decorator.ts';
import { expectedVersion } from '../product/if-match.ts';
import { KeepMarketPrices } from './keep-market-prices.use-case.ts';

/** What the sizes of a product cost in each market, and where they are sold at all. */
@Controller()
export class AdminMarketPriceController {
  constructor(
    @Inject(MarketPriceRepository) private readonly prices: MarketPriceRepository,
    @Inject(KeepMarketPrices) private readonly keepPrices: KeepMarketPrices,
  ) {}

  @Get(ADMIN_ROUTES.productPrices)
  @RequirePermission('products:read')
  @ApiOkResponse(schemaRef('AdminProductPrices'))
  async list(
    @Param('id', { schema: Uuid }) productId: string,
    @CurrentEmployee() employee: Employee,
  ): Promise<AdminProductPrices> {
    const prices = await this.prices.of(productId);
    if (prices === null) throw new ProblemError('PRODUCT_NOT_FOUND');
    return forEyesOf(employee, prices);
  }

  @Put(ADMIN_ROUTES.productMarketPrices)
  @RequirePermission('products:write')
  @ApiHeader(IF_MATCH)
  @ApiOkResponse(schemaRef('AdminProductPrices'))
  async keep(
    @Param('id', { schema: Uuid }) productId: string,
    @Param('market', { schema: MarketDto }) market: MarketCode,
    @Headers('if-match') ifMatch: string | undefined,
    @Body({ schema: KeepMarketPricesBody }) { prices }: KeepMarketPricesBody,
    @CurrentEmployee() employee: Employee,
    @Req() request: FastifyRequest,
  ): Promise<AdminProductPrices> {
    const result = await this.keepPrices.execute({
      productId,
      market,
      expectedVersion: expectedVersion(ifMatch),
      prices,
      employee,
      correlationId: request.id,
      now: new Date().toISOString(),
    });
    switch (result.code) {
      case 'KEPT':
      case 'UNCHANGED':
        return forEyesOf(employee, result.prices);
      case 'PRICE_INVALID':
        throw new ProblemError('VALIDATION_FAILED', {
          errors: [{ path: `prices.${result.at}.price.saleMinor`, message: result.reason }],
        });
      case 'VERSION_CONFLICT':
        throw new ProblemError('VERSION_CONFLICT', { currentVersion: result.currentVersion });
      case 'PRODUCT_NOT_FOUND':
      case 'VARIANT_NOT_FOUND':
        throw new ProblemError(result.code);
    }
  }
}

/** What price lists make of a size is for who may read price lists. */
function forEyesOf(employee: Employee, prices: AdminProductPrices): AdminProductPrices {
  if (employee.permissions.includes('promotions:read')) return prices;
  return { ...prices, variants: prices.variants.map((one) => ({ ...one, lists: null })) };
}
