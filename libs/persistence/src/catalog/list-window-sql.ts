import { COMPARED_WITH } from './shown-price.ts';
import { aheadSql, shippableSql } from './projection.ts';

/**
 * Shop-window variant of a product at this moment, as the mapper's `defaultVariant` chooses it: by the units that
 * pages show and orders are held to, so that what is listed as in stock is.
 */
export const WINDOW = `cross join lateral (
    select v.sellable, v.count,
      case when v.reduced then v.sale_minor else v.list_minor end as price,
      case when v.reduced then v.before end as before
    from (
      select w.position, w.id, w.count, r.list_minor, r.sale_minor,
        ${COMPARED_WITH} as before,
        coalesce(r.sale_minor < r.list_minor and coalesce(r.sale_starts_at, '-infinity') <= now()
          and coalesce(r.sale_ends_at, 'infinity') > now(), false) as reduced,
        (${shippableSql('w', '$market')} > 0 or exists (select from ${aheadSql('w', '$market')})) as sellable
      from catalog.variant w join pricing.price r on r.variant_id = w.id and r.market = $market
      where w.product_id = p.id and w.active) v
    order by v.sellable desc, v.position, v.id limit 1) d`;

/** True for what is reduced against what the market compares with. */
export const REDUCED = 'd.before > d.price';

/**
 * As the indexer's `popularityOf` has it, digit for digit: a prior of twenty four-star reviews, so that one five-star
 * review does not lead the list, and what cannot be bought now further down.
 */
export const POPULARITY = `(floor((p.rating_average::float8 * p.rating_count + 80) / (p.rating_count + 20)
    * (case when d.sellable then 1 else 0.6::float8 end) * 1000 + 0.5) / 1000)`;

/** As the index's `standingOf` has it: by popularity, and among equals by chance. */
export const STANDING = `(round(${POPULARITY} * 1000) * 65536 + ('x' || right(p.id::text, 4))::bit(16)::int)`;

/** As the domain's `servingPrice` has it. */
export const SERVING_PRICE = `round(d.price * 1000 / greatest(1, case
    when cast(p.facts ->> 'unitsPerServing' as numeric) > 0
    then d.count / cast(p.facts ->> 'unitsPerServing' as numeric) else 1 end))::bigint`;
