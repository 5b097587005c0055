import { Module, type DynamicModule } from '@nestjs/common';
import type { CheckoutConfig } from '@green-apple/contracts-http';
import { CHECKOUT_CONFIG, CheckoutController } from './checkout.controller.ts';
import { DescribeMarket } from './use-cases/describe-market.use-case.ts';
import { ListStores } from './use-cases/list-stores.use-case.ts';
import { MakeQuote } from './use-cases/quote.use-case.ts';

@Module({})
export class CheckoutModule {
  static with({
    makeQuote,
    listStores,
    describeMarket,
    config,
  }: {
    readonly makeQuote: MakeQuote;
    readonly listStores: ListStores;
    readonly describeMarket: DescribeMarket;
    readonly config: CheckoutConfig;
  }): DynamicModule {
    return {
      module: CheckoutModule,
      controllers: [CheckoutController],
      providers: [
        { provide: MakeQuote, useValue: makeQuote },
        { provide: ListStores, useValue: listStores },
        { provide: DescribeMarket, useValue: describeMarket },
        { provide: CHECKOUT_CONFIG, useValue: config },
      ],
    };
  }
}
