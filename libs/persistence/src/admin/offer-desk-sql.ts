/** Promotions, campaigns and gift cards as the back office sees them; each table goes by the name `x`. */
const time = (column: string): string => `to_json(${column}) #>> '{}'`;

export const PROMOTION_COLUMNS = `x.id, x.name, x.kind, x.code, x.conditions, x.action, x.priority, x.stackable,
  x.active, ${time('x.starts_at')} as "startsAt", ${time('x.ends_at')} as "endsAt",
  x.usage_limit as "usageLimit", x.per_customer_limit as "perCustomerLimit", x.used_count as "usedCount",
  x.campaign_id as "campaignId", x.version, ${time('x.created_at')} as "createdAt",
  (select json_build_object('total', count(*), 'used', count(o.order_id))
   from promotion.code o where o.promotion_id = x.id) as codes`;

export const CAMPAIGN_COLUMNS = `x.id, x.name, x.active, x.spend_limit_minor::float8 as "spendLimitMinor",
  x.spent_minor::float8 as "spentMinor", x.use_limit as "useLimit", x.use_count as "useCount", x.version,
  ${time('x.created_at')} as "createdAt"`;

export const GIFT_CARD_COLUMNS = `x.id, x.kind, x.ending, x.active, ${time('x.expires_at')} as "expiresAt",
  json_build_object('minor', x.balance_minor, 'currency', x.currency) as balance, x.version,
  ${time('x.created_at')} as "createdAt",
  coalesce((select json_agg(json_build_object('kind', e.kind, 'minor', e.amount_minor,
      'orderId', e.order_id, 'at', e.at) order by e.at, e.id)
    from payment.stored_value_entry e where e.stored_value_id = x.id), '[]'::json) as entries`;

export const INSERT_PROMOTION_SQL = `
  insert into promotion.promotion (id, name, kind, code, conditions, action, priority, stackable, starts_at,
    ends_at, usage_limit, per_customer_limit, campaign_id)
  values (cast($id as uuid), $name, $kind, cast($code as text), cast($conditions as jsonb),
    cast($action as jsonb), cast($priority as integer), cast($stackable as boolean),
    cast($startsAt as timestamptz), cast($endsAt as timestamptz), cast($usageLimit as integer),
    cast($perCustomerLimit as integer), cast($campaignId as uuid))
  on conflict (id) do nothing returning id`;

export const INSERT_CAMPAIGN_SQL = `
  insert into promotion.campaign (id, name, spend_limit_minor, use_limit)
  values (cast($id as uuid), $name, cast($spendLimitMinor as bigint), cast($useLimit as integer))
  on conflict (id) do nothing returning id`;
