import type { CartDto } from '@green-apple/contracts-http';
import type { Market } from '@green-apple/domain-pricing';
import type { CartRepository, StoredValueRepository } from '@green-apple/persistence';
import { ProblemError } from '../../../platform/index.ts';
import { foldCode } from '../coupon-words.ts';
import type { ViewCart } from './view-cart.use-case.ts';

/** Puts gift cards and store credit on the bag to pay with, and takes them off. Nothing is paid here. */
export class UseGiftCard {
  private readonly carts: CartRepository;
  private readonly values: StoredValueRepository;
  private readonly view: ViewCart;
  private readonly market: Market;

  constructor(
    carts: CartRepository,
    values: StoredValueRepository,
    view: ViewCart,
    market: Market,
  ) {
    this.carts = carts;
    this.values = values;
    this.view = view;
    this.market = market;
  }

  async apply(tokenHash: Buffer | null, typed: string): Promise<CartDto> {
    const bag = tokenHash === null ? null : await this.carts.openBag(tokenHash);
    if (tokenHash === null || bag === null || bag.lines.length === 0)
      throw new ProblemError('CART_EMPTY');
    const value = await this.values.byCode(foldCode(typed));
    if (value === null) throw new ProblemError('GIFT_CARD_UNKNOWN');
    if (value.currency !== this.market.currency) throw new ProblemError('GIFT_CARD_CURRENCY');
    if (!value.usable || value.balanceMinor === 0) throw new ProblemError('GIFT_CARD_NOT_USABLE');
    await this.carts.addValue(tokenHash, value.id);
    return this.view.execute(tokenHash);
  }

  async remove(tokenHash: Buffer | null, id: string): Promise<CartDto> {
    if (tokenHash !== null) await this.carts.removeValue(tokenHash, id);
    return this.view.execute(tokenHash);
  }
}
