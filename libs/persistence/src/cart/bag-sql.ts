import { LOWEST_BEFORE_SALE } from '../catalog/shown-price.ts';
import { ON_SALE_IN_SHOP } from '../catalog/projection.ts';
import { CODE_REVOKED } from '../promotion/code-batch.repository.ts';
import { PROMOTION_JSON } from '../promotion/promotion.mapper.ts';
import { BACKORDER_JSON, STOCK_JSON } from '../stock/stock.mapper.ts';
import { touchedProductsSql } from '../stock/stock-sql.ts';
import { CART_VALUES_SQL } from '../stored-value/stored-value-sql.ts';

/** A category and all above it, however deep the tree. */
const CATEGORY_PATH = `(with recursive up as (
    select k.id, k.parent_id from catalog.category k where k.id = p.category_id
    union select k.id, k.parent_id from catalog.category k join up on k.id = up.parent_id)
  select jsonb_agg(up.id) from up)`;

/** Where a bag comes from: the shopper's own tables, or a made-up bag that an offer is tried with. */
export interface BagSources {
  /** Rows with `id`, `version`, `coupon`. */
  readonly cart: string;
  /** Rows with `cart_id`, `variant_id`, `quantity`, `added_at`. */
  readonly lines: string;
  /** Rows of `promotion.promotion`. */
  readonly promotions: string;
  /** Who asks, and what they pay with, as JSON. */
  readonly customer: string;
  readonly storedValues: string;
}

const SINGLE_USE_CODE = `select o.promotion_id from promotion.code o where o.code = c.coupon`;

/** Offers of the market that this bag may have: those that apply by themselves, and the one its code belongs to. */
const OFFERED = `(p.market is null or p.market = $market) and ((p.kind = 'automatic' and p.active) or (p.kind = 'coupon' and p.code = c.coupon)
    or p.id = (${SINGLE_USE_CODE}))`;

/** What the shopper put in, and what offers may give away with it; whether they do is the domain's to decide. */
const wanted = ({ lines, promotions }: BagSources): string => `(
  select n.variant_id, n.quantity, n.added_at, cast(null as uuid) as gift_of
  from ${lines} n where n.cart_id = c.id
  union all
  select case when p.action ->> 'variantId' ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$'
      then cast(p.action ->> 'variantId' as uuid) end,
    coalesce(cast(substring(p.action ->> 'quantity' from '^[0-9]{1,2}$') as integer), 1), now(), p.id
  from ${promotions} p where p.action ->> 'type' = 'gift-line' and ${OFFERED})`;

/** What price lists say about the item; which of it holds is the domain's to decide. */
const priceListEntries = (variantId: string): string => `(
  select jsonb_agg(jsonb_build_object('listId', i.id, 'listVersion', i.version, 'name', i.name,
    'group', i.customer_group, 'minQuantity', e.min_quantity, 'unitMinor', e.unit_minor,
    'startsAt', i.starts_at, 'endsAt', i.ends_at))
  from pricing.price_list_entry e join pricing.price_list i on i.id = e.price_list_id
  where e.variant_id = ${variantId} and i.market = $market and i.active)`;

/** The price `r`. */
const PRICE = `jsonb_build_object('market', r.market, 'currency', r.currency, 'listMinor', r.list_minor,
  'saleMinor', r.sale_minor, 'saleStartsAt', r.sale_starts_at, 'saleEndsAt', r.sale_ends_at,
  'lowestMinor', ${LOWEST_BEFORE_SALE})`;

/** How many of which size a pack is, and what that one costs by itself while it is sold. */
const PACK = `(
  select jsonb_build_object('units', m.units,
    'price', case when r.variant_id is not null then ${PRICE} end,
    'entries', ${priceListEntries('m.component_variant_id')})
  from inventory.multipack m
  join catalog.variant one on one.id = m.component_variant_id
  left join pricing.price r on r.variant_id = one.id and one.active and r.market = $market
  where m.variant_id = l.variant_id)`;

/** What one unit of a line takes from the shelves: of a bundle its items, else itself. */
const COMPONENTS = `coalesce((
    select jsonb_agg(jsonb_build_object('variantId', b.component_variant_id, 'quantity', b.quantity)
      order by b.component_variant_id)
    from inventory.bundle_component b where b.bundle_variant_id = l.variant_id),
  jsonb_build_array(jsonb_build_object('variantId', l.variant_id, 'quantity', 1)))`;

/** Items with stock of their own that the bag takes from the shelves. */
const items = (from: BagSources): string => `
  select coalesce(b.component_variant_id, l.variant_id)
  from ${wanted(from)} l left join inventory.bundle_component b on b.bundle_variant_id = l.variant_id`;

/** What a product is called in other languages, by locale. */
const TITLES = `(select jsonb_object_agg(t.locale, t.texts ->> 'title')
  from catalog.product_translation t where t.product_id = p.id and t.texts ? 'title')`;

const linesOf = (from: BagSources): string => `
  select jsonb_agg(jsonb_build_object('variantId', l.variant_id, 'quantity', l.quantity,
      'giftOf', l.gift_of, 'productId', p.id, 'brandId', p.brand_id, 'categoryIds', ${CATEGORY_PATH}, 'goal', p.goal,
      'slug', p.slug, 'title', p.title, 'titles', ${TITLES}, 'variantTitle', v.title, 'sku', v.sku, 'image', p.images -> 0,
      'taxCode', v.tax_code, 'weightGrams', v.weight_grams,
      'sold', v.active and ${ON_SALE_IN_SHOP}, 'components', ${COMPONENTS},
      'limit', case when m.product_id is not null then jsonb_build_object('maxPerOrder', m.max_per_order,
        'minimumAge', m.minimum_age, 'notTo', m.not_to) end,
      'entries', ${priceListEntries('l.variant_id')}, 'pack', ${PACK},
      'price', case when r.variant_id is not null then ${PRICE} end)
    order by l.gift_of nulls first, l.added_at, l.variant_id)
  from ${wanted(from)} l
  join catalog.variant v on v.id = l.variant_id
  join catalog.product p on p.id = v.product_id
  left join pricing.price r on r.variant_id = v.id and r.market = $market
  left join inventory.sale_limit m on m.product_id = p.id`;

const stockOf = (from: BagSources): string => `
  select jsonb_agg(${STOCK_JSON})
  from inventory.stock_level s
  join inventory.location w on w.id = s.location_id and w.market = $market
  join catalog.variant v on v.id = s.variant_id
  where s.variant_id in (${items(from)})`;

const backordersOf = (from: BagSources): string => `
  select jsonb_agg(${BACKORDER_JSON}) from inventory.backorder o
  where o.market = $market and o.variant_id in (${items(from)})`;

/** Products whose stock changes when the bag becomes an order. */
const touchedBy = (from: BagSources): string => `
  select jsonb_agg(touched."productId") from (${touchedProductsSql(`(${items(from)})`)}) touched`;

const promotionsOf = ({ promotions }: BagSources): string => `
  select jsonb_agg(${PROMOTION_JSON})
  from ${promotions} p where ${OFFERED}`;

/** Who asks, as far as offers want to know; null while nobody knows. */
export const CUSTOMER = `
  case when cast($customerKey as bytea) is not null then jsonb_build_object(
    'segments', coalesce((select jsonb_agg(m.segment order by m.segment) from customer.segment_member m
      join customer.segment g on g.code = m.segment and g.archived_at is null
      where m.customer_key = cast($customerKey as bytea)), '[]'),
    'firstOrder', not exists (select from customer.customer_stats s
      where s.customer_key = cast($customerKey as bytea) and s.order_count > 0)) end`;

/** One statement that reads a bag with everything that pricing wants to know; its cart goes by `c`. */
export const bagSql = (from: BagSources, more = ''): string => `
  select c.id as "cartId", $market as market, c.version, c.coupon as "couponCode", to_json(now()) #>> '{}' as now,
    coalesce((${linesOf(from)}), '[]') as lines,
    coalesce((${stockOf(from)}), '[]') as stock,
    coalesce((${backordersOf(from)}), '[]') as backorders,
    coalesce((${promotionsOf(from)}), '[]') as promotions,
    (select o.order_id is not null or ${CODE_REVOKED}
     from promotion.code o where o.code = c.coupon) as "codeUsed",
    ${from.customer} as customer,
    coalesce((${from.storedValues}), '[]') as "storedValues"${more}
  from ${from.cart} c`;

const SHOPPERS: BagSources = {
  cart: 'cart.cart',
  lines: 'cart.line',
  promotions: 'promotion.promotion',
  customer: CUSTOMER,
  storedValues: CART_VALUES_SQL,
};

export const OPEN_BAG_SQL = `${bagSql(SHOPPERS)} where c.token_hash = cast($tokenHash as bytea) and c.state = 'open'
  and c.market = $market`;
export const BAG_BY_ID_SQL = `${bagSql(
  SHOPPERS,
  `,
    coalesce((${touchedBy(SHOPPERS)}), '[]') as touched`,
)} where c.id = cast($cartId as uuid) and c.market = $market`;
