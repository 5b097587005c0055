import { CODE_REVOKED } from './code-batch.repository.ts';
import { writerSelect, type Writer } from '../pools.ts';
import type { Transaction } from '../transaction.ts';

export interface RedeemInput {
  readonly promotionId: string;
  readonly orderId: string;
  readonly customerKey: Buffer;
  /** The order's: whose money the amount is. */
  readonly market: string;
  /** The single-use code it came by; null for everything else. */
  readonly code?: string | null;
  /** What it took off: paid from its campaign's budget, if it has one. */
  readonly amountMinor?: number;
  /** Holds for a customer's first order, so once for each, whatever its own limit says. */
  readonly onceEach?: boolean;
}

/**
 * Counts a use where it is limited: the promotion's own count, its campaign's budget, its code. Each is an
 * update that looks at the limit while it holds the row, so that two orders cannot count past each other. A budget
 * is money of one market, and pays for orders of no other.
 */
const COUNT_SQL = `
  with counted as (
    update promotion.promotion set used_count = used_count + 1
    where id = cast($promotionId as uuid) and active
      and (market is null or market = cast($market as text))
      and (starts_at is null or starts_at <= now()) and (ends_at is null or now() < ends_at)
      and (usage_limit is null or used_count < usage_limit)
    returning id, campaign_id),
  spent as (
    update promotion.campaign c
    set spent_minor = c.spent_minor + cast($amountMinor as bigint), use_count = c.use_count + 1
    from counted where c.id = counted.campaign_id and c.active and c.market = cast($market as text)
      and (c.spend_limit_minor is null or c.spent_minor + cast($amountMinor as bigint) <= c.spend_limit_minor)
      and (c.use_limit is null or c.use_count < c.use_limit)
    returning c.id),
  redeemed as (
    update promotion.code o set order_id = cast($orderId as uuid), redeemed_at = now()
    where o.code = cast($code as text) and o.promotion_id = cast($promotionId as uuid)
      and o.order_id is null and not ${CODE_REVOKED}
    returning o.code)
  select id from counted
  where (campaign_id is null or exists (select from spent))
    and (cast($code as text) is null or exists (select from redeemed))`;

const NOTE_SQL = `
  insert into promotion.redemption (promotion_id, order_id, customer_key, campaign_id, amount_minor)
  select p.id, cast($orderId as uuid), cast($customerKey as bytea), p.campaign_id,
    cast($amountMinor as bigint)
  from promotion.promotion p
  where p.id = cast($promotionId as uuid) and (
    coalesce(p.per_customer_limit, case when cast($onceEach as boolean) then 1 end) is null
    or coalesce(p.per_customer_limit, 1) >
      (select count(*) from promotion.redemption r
       where r.promotion_id = p.id and r.customer_key = cast($customerKey as bytea)))
  returning order_id`;

/** Uses of promotions and codes, counted where two orders cannot count past each other. */
export class RedemptionRepository {
  readonly #writer: Writer;

  constructor(writer: Writer) {
    this.#writer = writer;
  }

  /**
   * Uses a promotion once for an order. False when it is not running any more or a limit is reached: roll
   * back then. The first statement locks the promotion, so that the second one counts the customer's orders
   * after everybody before it has committed.
   */
  async redeem(input: RedeemInput, transaction: Transaction): Promise<boolean> {
    const { promotionId, orderId, customerKey, market, code = null, amountMinor = 0 } = input;
    const counted = await writerSelect(
      this.#writer,
      COUNT_SQL,
      { promotionId, orderId, market, code, amountMinor },
      transaction,
    );
    if (counted.length === 0) return false;
    const noted = await writerSelect(
      this.#writer,
      NOTE_SQL,
      { promotionId, orderId, customerKey, amountMinor, onceEach: input.onceEach === true },
      transaction,
    );
    return noted.length === 1;
  }
}
