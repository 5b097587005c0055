import { Body, Controller, Get, Headers, HttpCode, Inject, Post, Query, Res } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import {
  ListStoresQuery,
  QuoteRequest,
  type CheckoutConfig,
  type PickupStoreList,
  type Quote,
} from '@green-apple/contracts-http';
import type { FastifyReply } from 'fastify';
import { Public, Session, Shopper, type ShopperSession } from '../../platform/index.ts';
import { toAnswer } from '../catalogue/cache/answer.ts';
import { sendAnswer } from '../catalogue/cache/send-answer.ts';
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
  @ApiOkResponse({ schema: { $ref: '#/components/schemas/ShopMarket' } })
  async market(
    @Headers('if-none-match') known: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Buffer | undefined> {
    const answer = toAnswer(await this.describeMarket.execute());
    return sendAnswer(reply, answer, known, 'public, max-age=0, s-maxage=60');
  }

  @Public()
  @Get('checkout/config')
  @ApiOkResponse({ schema: { $ref: '#/components/schemas/CheckoutConfig' } })
  checkoutConfig(): CheckoutConfig {
    return this.config;
  }
}
