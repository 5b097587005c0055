/** Promotions, campaigns and gift cards as the back office sees them; each table goes by the name `x`. */
const time = (column: string): string => `to_json(${column}) #>> '{}'`;

/** What the categories, brands, products and items are called that a rule names by their ids. */
const NAMES_OF_RULE = `
  with ids as (
    select distinct cast(found.ids[1] as uuid) as id
    from regexp_matches(cast(x.conditions as text) || cast(x.action as text),
      '"([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})"', 'g') found(ids))
  select json_object_agg(named.id, named.name) from (
    select k.id, k.name from catalog.category k join ids using (id)
    union all select b.id, b.name from catalog.brand b join ids using (id)
    union all select p.id, p.title from catalog.product p join ids using (id)
    union all select v.id, p.title || ', ' || v.title
    from catalog.variant v join ids using (id) join catalog.product p on p.id = v.product_id) named`;

export const PROMOTION_COLUMNS = `x.id, x.name, x.kind, x.code, x.conditions, x.action, x.priority, x.stackable,
  x.active, ${time('x.starts_at')} as "startsAt", ${time('x.ends_at')} as "endsAt",
  x.usage_limit as "usageLimit", x.per_customer_limit as "perCustomerLimit", x.used_count as "usedCount",
  x.campaign_id as "campaignId", x.market, x.version, ${time('x.created_at')} as "createdAt",
  (select json_build_object('total', count(*), 'used', count(o.order_id))
   from promotion.code o where o.promotion_id = x.id) as codes,
  coalesce((${NAMES_OF_RULE}), '{}'::json) as names`;

export const CAMPAIGN_COLUMNS = `x.id, x.name, x.market, x.active, x.spend_limit_minor::float8 as "spendLimitMinor",
  x.spent_minor::float8 as "spentMinor", x.use_limit as "useLimit", x.use_count as "useCount",
  (select json_build_object('total', count(*), 'active', count(*) filter (where p.active),
     'startsAt', case when bool_and(p.starts_at is not null) then ${time('min(p.starts_at)')} end,
     'endsAt', case when bool_and(p.ends_at is not null) then ${time('max(p.ends_at)')} end)
   from promotion.promotion p where p.campaign_id = x.id) as promotions, x.version,
  ${time('x.created_at')} as "createdAt"`;

export const PRICE_LIST_COLUMNS = `x.id, x.name, x.market, x.currency, x.customer_group as "group", x.active,
  ${time('x.starts_at')} as "startsAt", ${time('x.ends_at')} as "endsAt", x.version,
  (select cast(count(*) as integer) from pricing.price_list_entry e where e.price_list_id = x.id) as "entryCount",
  ${time('x.created_at')} as "createdAt"`;

export const GIFT_CARD_COLUMNS = `x.id, x.kind, x.ending, x.active, ${time('x.expires_at')} as "expiresAt",
  json_build_object('minor', x.balance_minor, 'currency', x.currency) as balance, x.version,
  ${time('x.created_at')} as "createdAt",
  coalesce((select json_agg(json_build_object('kind', e.kind, 'minor', e.amount_minor,
      'orderId', e.order_id, 'at', e.at) order by e.at, e.id)
    from payment.stored_value_entry e where e.stored_value_id = x.id), '[]'::json) as entries`;

export const INSERT_PROMOTION_SQL = `
  insert into promotion.promotion (id, name, kind, code, conditions, action, priority, stackable, starts_at,
    ends_at, usage_limit, per_customer_limit, campaign_id, market)
  values (cast($id as uuid), $name, $kind, cast($code as text), cast($conditions as jsonb),
    cast($action as jsonb), cast($priority as integer), cast($stackable as boolean),
    cast($startsAt as timestamptz), cast($endsAt as timestamptz), cast($usageLimit as integer),
    cast($perCustomerLimit as integer), cast($campaignId as uuid), cast($market as text))
  on conflict (id) do nothing returning id`;

export const INSERT_CAMPAIGN_SQL = `
  insert into promotion.campaign (id, name, market, spend_limit_minor, use_limit)
  values (cast($id as uuid), $name, cast($market as text), cast($spendLimitMinor as bigint), cast($useLimit as integer))
  on conflict (id) do nothing returning id`;

export const UPDATE_PROMOTION_SQL = `
  update promotion.promotion set name = $name, code = cast($code as text),
    conditions = cast($conditions as jsonb), action = cast($action as jsonb),
    priority = cast($priority as integer), stackable = cast($stackable as boolean),
    starts_at = cast($startsAt as timestamptz), ends_at = cast($endsAt as timestamptz),
    usage_limit = cast($usageLimit as integer), per_customer_limit = cast($perCustomerLimit as integer),
    campaign_id = cast($campaignId as uuid), market = cast($market as text), version = version + 1
  where id = cast($id as uuid) returning id`;

/** Its currency is the market's. */
export const INSERT_PRICE_LIST_SQL = `
  insert into pricing.price_list (id, name, market, currency, customer_group, starts_at, ends_at)
  values (cast($id as uuid), $name, $market, $currency, cast($group as text),
    cast($startsAt as timestamptz), cast($endsAt as timestamptz))
  on conflict (id) do nothing returning id`;

export const UPDATE_PRICE_LIST_SQL = `
  update pricing.price_list set name = $name, customer_group = cast($group as text),
    starts_at = cast($startsAt as timestamptz), ends_at = cast($endsAt as timestamptz), version = version + 1
  where id = cast($id as uuid) returning id`;

export const UPDATE_CAMPAIGN_SQL = `
  update promotion.campaign set name = $name, spend_limit_minor = cast($spendLimitMinor as bigint),
    use_limit = cast($useLimit as integer), version = version + 1
  where id = cast($id as uuid) returning id`;
