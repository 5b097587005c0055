import type { AddCartLine, CartDto } from '@green-apple/contracts-http';
import { couponUsable } from '@green-apple/domain-promotion';
import { MAX_LINES, type CartRepository } from '@green-apple/persistence';
import { ProblemError } from '../../../platform/index.ts';
import { foldCode, REFUSED_FOR_GOOD } from '../coupon-words.ts';
import type { ViewCart } from './view-cart.use-case.ts';

/** Everything a shopper does to the bag. Each change answers with the bag as it is afterwards. */
export class ChangeCart {
  private readonly carts: CartRepository;
  private readonly view: ViewCart;

  constructor(carts: CartRepository, view: ViewCart) {
    this.carts = carts;
    this.view = view;
  }

  async addLine(tokenHash: Buffer, line: AddCartLine): Promise<CartDto> {
    const { code } = await this.carts.addLine(tokenHash, line);
    if (code === 'VARIANT_NOT_FOUND') throw new ProblemError(code);
    if (code === 'QUANTITY_INVALID')
      throw new ProblemError(code, {
        detail: `You can order 1 to 99 of each item, and ${MAX_LINES} different items at a time.`,
      });
    return this.view.execute(tokenHash);
  }

  /** Taking out what is not there is done already; changing it is a mistake. */
  async changeLine(
    tokenHash: Buffer | null,
    line: { readonly variantId: string; readonly quantity: number },
  ): Promise<CartDto> {
    const changed = tokenHash !== null && (await this.carts.changeLine(tokenHash, line));
    if (!changed && line.quantity > 0) throw new ProblemError('VARIANT_NOT_FOUND');
    return this.view.execute(tokenHash);
  }

  /**
   * A code that can never hold is refused; one that does not fit this bag yet stays on it and says why, so
   * that it holds as soon as the bag fits.
   */
  async applyCoupon(tokenHash: Buffer | null, typed: string): Promise<CartDto> {
    const bag = tokenHash === null ? null : await this.carts.openBag(tokenHash);
    if (tokenHash === null || bag === null || bag.lines.length === 0)
      throw new ProblemError('CART_EMPTY');
    const code = foldCode(typed);
    const coupon = await this.carts.coupon(code);
    if (coupon === null) throw new ProblemError('COUPON_UNKNOWN');
    const refusal = couponUsable(coupon, bag.now);
    const refused = refusal === null ? undefined : REFUSED_FOR_GOOD[refusal];
    if (refused !== undefined) throw new ProblemError(refused);
    await this.carts.setCoupon(tokenHash, code);
    return this.view.execute(tokenHash);
  }

  async removeCoupon(tokenHash: Buffer | null): Promise<CartDto> {
    if (tokenHash !== null) await this.carts.setCoupon(tokenHash, null);
    return this.view.execute(tokenHash);
  }
}
