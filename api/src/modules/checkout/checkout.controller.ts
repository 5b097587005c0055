import { Body, Controller, Get, Header, HttpCode, Inject, Post, Query } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import {
  ListStoresQuery,
  QuoteRequest,
  type CheckoutConfig,
  type PickupStoreList,
  type Quote,
  type ShopMarket,
} from '@green-apple/contracts-http';
import { Public, Session, Shopper, type ShopperSession } from '../../platform/index.ts';
import { DescribeMarket } from './use-cases/describe-market.use-case.ts';
import { ListStores } from './use-cases/list-stores.use-case.ts';
import { MakeQuote } from './use-cases/quote.use-case.ts';

export const CHECKOUT_CONFIG = Symbol('checkout config');

/** From the bag to a total that holds. */
@Controller('api')
export class CheckoutController {
  constructor(
    @Inject(MakeQuote) private readonly makeQuote: MakeQuote,
    @Inject(ListStores) private readonly listStores: ListStores,
    @Inject(DescribeMarket) private readonly describeMarket: DescribeMarket,
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

  /** The same for everybody: a page that shows it may be kept. */
  @Public()
  @Get('market')
  @Header('cache-control', 'public, max-age=0, s-maxage=60')
  @ApiOkResponse({ schema: { $ref: '#/components/schemas/ShopMarket' } })
  market(): Promise<ShopMarket> {
    return this.describeMarket.execute();
  }

  @Public()
  @Get('checkout/config')
  @ApiOkResponse({ schema: { $ref: '#/components/schemas/CheckoutConfig' } })
  checkoutConfig(): CheckoutConfig {
    return this.config;
  }
}
