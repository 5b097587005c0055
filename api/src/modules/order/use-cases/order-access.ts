import { sameHash, sha256, type OrderRepository } from '@green-apple/persistence';
import { ProblemError, type ShopperSession } from '../../../platform/index.ts';

export interface OrderVisitor extends ShopperSession {
  /** Token of the link in the shopper's mail. */
  readonly key: string | undefined;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * Opens an order to the session that placed it, to the link in the mail, and to the browser that has opened that
 * link before. To anybody else it does not exist: a wrong key and a wrong id look the same.
 */
export class OrderDoor {
  private readonly orders: OrderRepository;

  constructor(orders: OrderRepository) {
    this.orders = orders;
  }

  /** The link's key where that has opened it; null for the session that placed it. */
  async open(
    orderId: string,
    { tokenHash, orderKeys, key }: OrderVisitor,
  ): Promise<{ readonly key: string | null }> {
    const access = UUID.test(orderId) ? await this.orders.access(orderId) : null;
    if (access === null) throw new ProblemError('ORDER_NOT_FOUND');
    if (tokenHash !== null && sameHash(access.sessionHash, tokenHash)) return { key: null };
    const fitting = [key, orderKeys.get(orderId.toLowerCase())].find(
      (tried) => tried !== undefined && sameHash(access.accessHash, sha256(tried)),
    );
    if (fitting === undefined) throw new ProblemError('ORDER_NOT_FOUND');
    return { key: fitting };
  }
}
