import type { ShopMarket } from '@green-apple/contracts-http';
import type { Market } from '@green-apple/domain-pricing';
import type { Stores } from '../delivery/stores.ts';

/** What pages have to know of the market before anybody has a bag. */
export class DescribeMarket {
  private readonly market: Market;
  private readonly stores: Stores;

  constructor(market: Market, stores: Stores) {
    this.market = market;
    this.stores = stores;
  }

  async execute(): Promise<ShopMarket> {
    const { code, currency, taxMode, locales } = this.market;
    return {
      code,
      currency,
      taxMode,
      locales: [...locales],
      collects: await this.stores.any(),
    };
  }
}
