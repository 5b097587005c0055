import { sameHash, sha256, type OrderRepository } from '@green-apple/persistence';
import { ProblemError } from '../../../platform/index.ts';

export interface OrderVisitor {
  readonly tokenHash: Buffer | null;
  /** Token of the link in the shopper's mail. */
  readonly key: string | undefined;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * Opens an order to the session that placed it and to the link in the mail. To anybody else it does not
 * exist: a wrong key and a wrong id look the same.
 */
export class OrderDoor {
  private readonly orders: OrderRepository;

  constructor(orders: OrderRepository) {
    this.orders = orders;
  }

  async open(orderId: string, { tokenHash, key }: OrderVisitor): Promise<void> {
    const access = UUID.test(orderId) ? await this.orders.access(orderId) : null;
    const bySession =
      access !== null && tokenHash !== null && sameHash(access.sessionHash, tokenHash);
    const byLink = access !== null && key !== undefined && sameHash(access.accessHash, sha256(key));
    if (!bySession && !byLink) throw new ProblemError('ORDER_NOT_FOUND');
  }
}
