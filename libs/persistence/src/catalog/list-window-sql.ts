import { COMPARED_WITH } from './shown-price.ts';
import { aheadSql, shippableByVariantSql, shippableSql } from './projection.ts';

/** The sizes that are sold in a market, each with its price now and whether it can be sold, `from` and `where` beside it. */
const sizes = (units: string, from: string, where: string): string => `
      select w.product_id, w.position, w.id, w.count, r.list_minor, r.sale_minor,
        ${COMPARED_WITH} as before,
        coalesce(r.sale_minor < r.list_minor and coalesce(r.sale_starts_at, '-infinity') <= now()
          and coalesce(r.sale_ends_at, 'infinity') > now(), false) as reduced,
        (${units} > 0 or exists (select from ${aheadSql('w', '$market')})) as sellable
      from catalog.variant w join pricing.price r on r.variant_id = w.id and r.market = $market${from}
      where ${where} w.active`;

const SHOWN = `v.sellable, v.count, case when v.reduced then v.sale_minor else v.list_minor end as price,
      case when v.reduced then v.before end as before`;

/** Which size is in the window: as the mapper's `defaultVariant` chooses it. */
const FIRST = 'v.sellable desc, v.position, v.id';

/**
 * Shop-window variant of a product at this moment, by the units that pages show and orders are held to, so that what is
 * listed as in stock is. Looked for product by product: where few of them are asked for.
 */
export const WINDOW_OF_EACH = `cross join lateral (
    select ${SHOWN}
    from (${sizes(shippableSql('w', '$market'), '', 'w.product_id = p.id and')}) v
    order by ${FIRST} limit 1) d`;

/** The same of all products at once, for a fraction of what it costs one by one; only bundles are worth what is in them. */
export const WINDOW_OF_ALL = `join (
    select distinct on (v.product_id) v.product_id, ${SHOWN}
    from (${sizes(
      `case when w.id in (select bundle_variant_id from inventory.bundle_component)
          then ${shippableSql('w', '$market')} else coalesce(shelf.free, 0) end`,
      `
        left join (${shippableByVariantSql('$market')}) shelf on shelf.variant_id = w.id`,
      '',
    )}) v
    order by v.product_id, ${FIRST}) d on d.product_id = p.id`;

/** True for what is reduced against what the market compares with. */
export const REDUCED = 'd.before > d.price';

/** A prior of twenty four-star reviews, so that one five-star review does not lead the list. */
const RATED = '(p.rating_average::float8 * p.rating_count + 80) / (p.rating_count + 20)';

/** How products stand before it is known what can be bought, as the index `product_popular` has it. */
export const RENOWN = `floor(${RATED} * 1000 + 0.5)`;

/** As the indexer's `popularityOf` has it, digit for digit: what cannot be bought now stands further down. */
export const POPULARITY = `(floor(${RATED}
    * (case when d.sellable then 1 else 0.6::float8 end) * 1000 + 0.5) / 1000)`;

/** As the index's `standingOf` has it: by popularity, and among equals by chance. */
export const STANDING = `(round(${POPULARITY} * 1000) * 65536 + ('x' || right(p.id::text, 4))::bit(16)::int)`;

/** As the domain's `servingPrice` has it. */
export const SERVING_PRICE = `round(d.price * 1000 / greatest(1, case
    when cast(p.facts ->> 'unitsPerServing' as numeric) > 0
    then d.count / cast(p.facts ->> 'unitsPerServing' as numeric) else 1 end))::bigint`;
