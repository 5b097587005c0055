import { readRule, type Campaign, type Promotion } from '@green-apple/domain-promotion';

/** A promotion as SQL puts it into JSON; see `PROMOTION_JSON`. */
export interface PromotionRow {
  readonly id: string;
  readonly version: number;
  readonly name: string;
  readonly kind: 'automatic' | 'coupon';
  readonly code: string | null;
  readonly conditions: unknown;
  readonly action: unknown;
  readonly priority: number;
  readonly stackable: boolean;
  readonly active: boolean;
  readonly startsAt: string | null;
  readonly endsAt: string | null;
  readonly usageLimit: number | null;
  readonly perCustomerLimit: number | null;
  readonly usedCount: number;
  readonly customerUses: number;
  readonly campaign: Campaign | null;
}

/**
 * SQL of one promotion `p` as JSON. `$customerKey` (bytea, may be null) counts the customer's own orders,
 * where that matters.
 */
export const PROMOTION_JSON = `jsonb_build_object('id', p.id, 'version', p.version, 'name', p.name,
  'kind', p.kind, 'code', p.code, 'conditions', p.conditions, 'action', p.action, 'priority', p.priority,
  'stackable', p.stackable, 'active', p.active, 'startsAt', p.starts_at, 'endsAt', p.ends_at,
  'usageLimit', p.usage_limit, 'perCustomerLimit', p.per_customer_limit, 'usedCount', p.used_count,
  'customerUses', case when p.per_customer_limit is null then 0 else
    (select count(*) from promotion.redemption r
     where r.promotion_id = p.id and r.customer_key = cast($customerKey as bytea)) end,
  'campaign', (select jsonb_build_object('id', k.id, 'active', k.active,
      'spendLeftMinor', k.spend_limit_minor - k.spent_minor, 'usesLeft', k.use_limit - k.use_count)
    from promotion.campaign k where k.id = p.campaign_id))`;

/** The promotion, or null when its rule is not understood: such a one lowers no price. */
export function toPromotion(row: PromotionRow): Promotion | null {
  const rule = readRule(row.conditions, row.action);
  return rule === null ? null : { ...row, ...rule };
}
