import { writerSelect, type Writer } from '../pools.ts';
import type { Transaction } from '../transaction.ts';

export interface RedeemInput {
  readonly promotionId: string;
  readonly orderId: string;
  readonly customerKey: Buffer;
}

/** Uses of promotions and codes, counted where two orders cannot count past each other. */
export class RedemptionRepository {
  readonly #writer: Writer;

  constructor(writer: Writer) {
    this.#writer = writer;
  }

  /**
   * Uses a promotion once for an order. False when it is not running any more or a limit is reached; nothing
   * is left behind then but the row's lock. The first statement locks the promotion, so that the second one
   * counts the customer's orders after everybody before it has committed.
   */
  async redeem(input: RedeemInput, transaction: Transaction): Promise<boolean> {
    const { promotionId, orderId, customerKey } = input;
    const counted = await writerSelect<{ id: string }>(
      this.#writer,
      `update promotion.promotion set used_count = used_count + 1
       where id = cast($promotionId as uuid) and active
         and (starts_at is null or starts_at <= now()) and (ends_at is null or now() < ends_at)
         and (usage_limit is null or used_count < usage_limit)
       returning id`,
      { promotionId },
      transaction,
    );
    if (counted.length === 0) return false;
    const redeemed = await writerSelect<{ order_id: string }>(
      this.#writer,
      `insert into promotion.redemption (promotion_id, order_id, customer_key)
       select p.id, cast($orderId as uuid), cast($customerKey as bytea) from promotion.promotion p
       where p.id = cast($promotionId as uuid) and (p.per_customer_limit is null or p.per_customer_limit >
         (select count(*) from promotion.redemption r
          where r.promotion_id = p.id and r.customer_key = cast($customerKey as bytea)))
       returning order_id`,
      { promotionId, orderId, customerKey },
      transaction,
    );
    return redeemed.length === 1;
  }
}
