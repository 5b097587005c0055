import { HANDLING_DAYS, LEAST_DAYS } from '@green-apple/domain-inventory';

/** The first day on which a unit of variant `v` sold now, or on another day, may expire: `goodUntil` of the domain, as SQL. */
export const goodUntilSql = (v: string, day = 'current_date'): string =>
  `${day} + greatest(${v}.days_of_supply + ${HANDLING_DAYS}, ${LEAST_DAYS})`;

const TOO_OLD = 'sum(old.quantity - old.reserved)';
const isTooOld = (v: string): string => `old.expires_on < ${goodUntilSql(v)}`;

/** Units at level `s` of variant `v` that would expire before their supply is used up, as SQL. */
export const tooOldSql = (s: string, v: string): string => `coalesce((
  select ${TOO_OLD} from inventory.lot old
  where old.variant_id = ${s}.variant_id and old.location_id = ${s}.location_id
    and ${isTooOld(v)}), 0)`;

const less = (s: string, tooOld: string): string =>
  `greatest(0, ${s}.on_hand - ${s}.reserved - ${tooOld})::int`;

/**
 * Units at level `s` of variant `v` that can be sold: not reserved, and good for long enough. What every page
 * shows and what an order is held to are this same expression.
 */
export const freeSql = (s: string, v: string): string => less(s, tooOldSql(s, v));

/** The same of every variant at once, over the places `l` that `where` picks: rows of `variant_id` and `free`. */
export const freeByVariantSql = (where: string): string => `
  select s.variant_id, sum(${less('s', 'coalesce(gone.units, 0)')})::int as free
  from inventory.stock_level s join inventory.location l on l.id = s.location_id
  left join (
    select old.variant_id, old.location_id, ${TOO_OLD} as units
    from inventory.lot old join catalog.variant v on v.id = old.variant_id
    where ${isTooOld('v')}
    group by old.variant_id, old.location_id) gone
    on gone.variant_id = s.variant_id and gone.location_id = s.location_id
  where ${where}
  group by s.variant_id`;

/** Variant `v`, which is no bundle, at each place `l` that `where` picks: rows of the place's columns and `free`. */
export const freeByPlaceSql = (v: string, where: string): string => `
  select l.*, coalesce(${less('s', 'coalesce(gone.units, 0)')}, 0) as free
  from inventory.location l
  left join inventory.stock_level s on s.location_id = l.id and s.variant_id = ${v}.id
  left join (
    select old.location_id, ${TOO_OLD} as units from inventory.lot old
    where old.variant_id = ${v}.id and ${isTooOld(v)}
    group by old.location_id) gone on gone.location_id = l.id
  where ${where}`;

/**
 * Units or bundles of variant `v` that can be sold from the places `l` that `where` picks: a bundle is worth
 * what its scarcest part allows.
 */
export const availableSql = (v: string, where: string): string => `coalesce(case
  when exists (select from inventory.bundle_component b where b.bundle_variant_id = ${v}.id) then (
    select min(coalesce(part.free, 0) / b.quantity)::int
    from inventory.bundle_component b
    join catalog.variant item on item.id = b.component_variant_id
    left join lateral (
      select sum(${freeSql('s', 'item')}) as free
      from inventory.stock_level s join inventory.location l on l.id = s.location_id
      where s.variant_id = item.id and ${where}) part on true
    where b.bundle_variant_id = ${v}.id)
  else (
    select sum(${freeSql('s', v)})::int
    from inventory.stock_level s join inventory.location l on l.id = s.location_id
    where s.variant_id = ${v}.id and ${where})
  end, 0)`;

/** Products whose stock follows from these variants: their own, and the bundles that hold them. */
export const touchedProductsSql = (variantIds: string): string => `
  select distinct v.product_id as "productId" from catalog.variant v
  where v.id in (
    select id from ${variantIds} as direct(id)
    union
    select b.bundle_variant_id from inventory.bundle_component b
    join ${variantIds} as held(id) on held.id = b.component_variant_id)`;
