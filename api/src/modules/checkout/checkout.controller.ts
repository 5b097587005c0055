import { Body, Controller, Get, HttpCode, Inject, Post } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import { QuoteRequest, type CheckoutConfig, type Quote } from '@green-apple/contracts-http';
import { Public, Session, Shopper, type ShopperSession } from '../../platform/index.ts';
import { MakeQuote } from './use-cases/quote.use-case.ts';

export const CHECKOUT_CONFIG = Symbol('checkout config');

/** From the bag to a total that holds. */
@Controller('api')
export class CheckoutController {
  constructor(
    @Inject(MakeQuote) private readonly makeQuote: MakeQuote,
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

  @Public()
  @Get('checkout/config')
  @ApiOkResponse({ schema: { $ref: '#/components/schemas/CheckoutConfig' } })
  checkoutConfig(): CheckoutConfig {
    return this.config;
  }
}
