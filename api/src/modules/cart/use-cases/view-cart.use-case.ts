import type { CartDto } from '@green-apple/contracts-http';
import type { Market } from '@green-apple/domain-pricing';
import type { CartRepository } from '@green-apple/persistence';
import { emptyCart, toCartDto } from '../cart.mapper.ts';

/** The bag as it is now, priced anew. */
export class ViewCart {
  private readonly carts: CartRepository;
  private readonly market: Market;

  constructor(carts: CartRepository, market: Market) {
    this.carts = carts;
    this.market = market;
  }

  async execute(tokenHash: Buffer | null): Promise<CartDto> {
    const bag = tokenHash === null ? null : await this.carts.openBag(tokenHash);
    return bag === null ? emptyCart(this.market) : toCartDto(bag, this.market);
  }
}
