import { Body, Controller, Get, HttpCode, Inject, Post, Query } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import {
  ListStoresQuery,
  QuoteRequest,
  type CheckoutConfig,
  type PickupStoreList,
  type Quote,
} from '@green-apple/contracts-http';
import { Public, Session, Shopper, type ShopperSession } from '../../platform/index.ts';
import { ListStores } from './use-cases/list-stores.use-case.ts';
import { MakeQuote } from './use-cases/quote.use-case.ts';

export const CHECKOUT_CONFIG = Symbol('checkout config');

/** From the bag to a total that holds. */
@Controller('api')
export class CheckoutController {
  constructor(
    @Inject(MakeQuote) private readonly makeQuote: MakeQuote,
    @Inject(ListStores) private readonly listStores: ListStores,
    @Inject(CHECKOUT_CONFIG) private readonly config: CheckoutConfig,
  ) {}

  @Shopper()
  @Post('cart/quote')
  @HttpCode(200)
  @ApiOkResponse({ schema: { $ref: '#/components/schemas/Quote' } })
  quote(
    @Session() { tokenHash }: ShopperSession,
    @Body({ schema: QuoteRequest }) request: QuoteRequest,
  ): Promise<Quote> {
    return this.makeQuote.execute(tokenHash, request);
  }

  @Shopper()
  @Get('cart/stores')
  @ApiOkResponse({ schema: { $ref: '#/components/schemas/PickupStoreList' } })
  stores(
    @Session() { tokenHash }: ShopperSession,
    @Query({ schema: ListStoresQuery }) { near }: ListStoresQuery,
  ): Promise<PickupStoreList> {
    return this.listStores.execute(tokenHash, near);
  }

  @Public()
  @Get('checkout/config')
  @ApiOkResponse({ schema: { $ref: '#/components/schemas/CheckoutConfig' } })
  checkoutConfig(): CheckoutConfig {
    return this.config;
  }
}
