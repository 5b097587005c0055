import { PROMOTION_JSON } from '../promotion/promotion.mapper.ts';
import { STOCK_JSON } from '../stock/stock.mapper.ts';
import { CART_VALUES_SQL } from '../stored-value/stored-value-sql.ts';

/** A category and all above it, however deep the tree. */
const CATEGORY_PATH = `(with recursive up as (
    select k.id, k.parent_id from catalog.category k where k.id = p.category_id
    union select k.id, k.parent_id from catalog.category k join up on k.id = up.parent_id)
  select jsonb_agg(up.id) from up)`;

/** What price lists say about the item; which of it holds is the domain's to decide. */
const PRICE_LIST_ENTRIES = `(
  select jsonb_agg(jsonb_build_object('listId', i.id, 'listVersion', i.version, 'name', i.name,
    'group', i.customer_group, 'minQuantity', e.min_quantity, 'unitMinor', e.unit_minor,
    'startsAt', i.starts_at, 'endsAt', i.ends_at))
  from pricing.price_list_entry e join pricing.price_list i on i.id = e.price_list_id
  where e.variant_id = l.variant_id and i.market = $market and i.active)`;

const LINES = `
  select jsonb_agg(jsonb_build_object('variantId', l.variant_id, 'quantity', l.quantity,
      'productId', p.id, 'brandId', p.brand_id, 'categoryIds', ${CATEGORY_PATH}, 'goal', p.goal,
      'slug', p.slug, 'title', p.title, 'variantTitle', v.title, 'sku', v.sku, 'image', p.images -> 0,
      'taxCode', v.tax_code, 'weightGrams', v.weight_grams,
      'sold', v.active and p.status = 'published',
      'entries', ${PRICE_LIST_ENTRIES},
      'price', case when r.variant_id is not null then jsonb_build_object('market', r.market,
        'currency', r.currency, 'listMinor', r.list_minor, 'saleMinor', r.sale_minor,
        'saleStartsAt', r.sale_starts_at, 'saleEndsAt', r.sale_ends_at) end)
    order by l.added_at, l.variant_id)
  from cart.line l
  join catalog.variant v on v.id = l.variant_id
  join catalog.product p on p.id = v.product_id
  left join pricing.price r on r.variant_id = v.id and r.market = $market
  where l.cart_id = c.id`;

const STOCK = `
  select jsonb_agg(${STOCK_JSON})
  from cart.line l
  join inventory.stock_level s on s.variant_id = l.variant_id
  join inventory.location w on w.id = s.location_id
  where l.cart_id = c.id`;

const SINGLE_USE_CODE = `select o.promotion_id from promotion.code o where o.code = c.coupon`;

const PROMOTIONS = `
  select jsonb_agg(${PROMOTION_JSON})
  from promotion.promotion p
  where (p.kind = 'automatic' and p.active) or (p.kind = 'coupon' and p.code = c.coupon)
    or p.id = (${SINGLE_USE_CODE})`;

/** Who asks, as far as offers want to know; null while nobody knows. */
const CUSTOMER = `
  case when cast($customerKey as bytea) is not null then jsonb_build_object(
    'segments', coalesce((select jsonb_agg(m.segment order by m.segment) from customer.segment_member m
      where m.customer_key = cast($customerKey as bytea)), '[]'),
    'firstOrder', not exists (select from customer.customer_stats s
      where s.customer_key = cast($customerKey as bytea) and s.order_count > 0)) end`;

const BAG = `
  select c.id as "cartId", c.version, c.coupon as "couponCode", to_json(now()) #>> '{}' as now,
    coalesce((${LINES}), '[]') as lines,
    coalesce((${STOCK}), '[]') as stock,
    coalesce((${PROMOTIONS}), '[]') as promotions,
    (select o.order_id is not null from promotion.code o where o.code = c.coupon) as "codeUsed",
    ${CUSTOMER} as customer,
    coalesce((${CART_VALUES_SQL}), '[]') as "storedValues"
  from cart.cart c`;

export const OPEN_BAG_SQL = `${BAG} where c.token_hash = cast($tokenHash as bytea) and c.state = 'open'`;
export const BAG_BY_ID_SQL = `${BAG} where c.id = cast($cartId as uuid)`;
