import { arrayParameter } from '../array-parameter.ts';
import { holdsNowSql, lastDaySql } from '../certificate/certificate-sql.ts';
import { HISTORY_NUMBER } from '../readers/history-point.ts';
import { LOWEST_BEFORE_SALE } from './shown-price.ts';
import {
  availableSql,
  freeByPlaceSql,
  freeByVariantSql,
  goodUntilSql,
} from '../stock/stock-sql.ts';
import {
  ATTRIBUTE_WORD_TRANSLATIONS,
  BRAND_STORIES,
  CATEGORY_NAMES,
  PRODUCT_TRANSLATIONS,
} from './translation-sql.ts';
import type {
  InLanguage,
  NamedRelation,
  Product,
  Translations,
  Variant,
  VariantPrice,
} from '@green-apple/domain-catalog';
import type { MarketCode } from '@green-apple/domain-pricing';
import type { SaleLimit } from '@green-apple/domain-inventory';

export interface CategoryStep {
  readonly slug: string;
  readonly name: string;
  /** By locale; where a language was asked for. */
  readonly names?: Readonly<Record<string, string>> | null;
}

export interface StoreShelf {
  readonly locationCode: string;
  readonly name: string;
  readonly available: number;
}

export interface NextLot {
  readonly code: string;
  readonly expiresOn: string;
  readonly testedOn: string | null;
}

/** An active variant with its price in the market and the units that can be shipped now. */
export interface ProjectedVariant extends Variant {
  readonly price: VariantPrice | null;
  readonly available: number;
  /** Leave to sell it before it is there; absent or null when there is none. */
  readonly backorder?: AheadOf | null;
}

/** Units that can be ordered before they are there. */
export interface AheadOf {
  readonly kind: 'backorder' | 'preorder';
  readonly left: number;
  /** ISO day. */
  readonly expectedOn: string;
}

/** An item of a bundle. */
export interface BundledItem {
  readonly slug: string;
  readonly title: string;
  readonly variantTitle: string;
  readonly quantity: number;
}

/** What the product page adds: shelves of the stores and the lot that ships next. */
export interface DetailedVariant extends ProjectedVariant {
  readonly stores: readonly StoreShelf[];
  readonly lot: NextLot | null;
  /** What is in it, when it is a bundle. */
  readonly bundle?: readonly BundledItem[];
  /** Which other size of the product it is several of. */
  readonly multipack?: { readonly variantId: string; readonly units: number } | null;
}

/** What search engines are told; empty texts stand for the product's own. */
export interface SeoFields {
  readonly title: string;
  readonly description: string;
  readonly canonicalPath: string | null;
  readonly noindex: boolean;
}

/** A product as pages and the search index see it: everything from one snapshot of the database. */
export interface ProductProjection<V extends ProjectedVariant = ProjectedVariant> extends Product {
  readonly brand: { readonly slug: string; readonly name: string; readonly story: string };
  /** From the root of the tree down to the product's own category. */
  readonly categoryPath: readonly CategoryStep[];
  readonly variants: readonly V[];
  /** Further words it is found by, kept by whoever wrote the product. */
  readonly searchExtra: string;
  readonly limit?: SaleLimit | null;
  /** On the product's own page. */
  readonly seo?: SeoFields | null;
  /** On the product's own page: what employees name beside it, shown or not, in their order. */
  readonly relations?: readonly NamedRelation[];
  /** Set once it has been put into another language. */
  readonly language?: InLanguage;
}

/** What was read of a product in other languages; nothing unless one was asked for. */
export interface InOtherLanguages {
  readonly translations?: Translations | null;
  /** By locale. */
  readonly brandStories?: Readonly<Record<string, string>> | null;
}

/** A shop where shoppers collect. */
export interface StoreName {
  readonly code: string;
  readonly name: string;
}

/** What lists and the search index add: the shops that have one of its variants on the shelf. */
export interface StockedProjection extends ProductProjection, InOtherLanguages {
  /** What its attributes say in words: texts and the labels of choices. */
  readonly attributeWords: readonly string[];
  /** Labels of its choices in other languages, by locale. */
  readonly attributeTranslations?: Readonly<Record<string, readonly string[]>>;
  readonly stores: readonly StoreName[];
  readonly elsewhere: readonly ElsewhereProjection[];
}

/** What another market has of a product: prices and shelves of its own. */
export interface ElsewhereProjection {
  readonly market: MarketCode;
  readonly stores: readonly StoreName[];
  readonly variants: readonly Pick<ProjectedVariant, 'id' | 'available' | 'backorder' | 'price'>[];
}

/** A row of {@link projectionSql}. */
export interface ProjectionRow<V extends ProjectedVariant = ProjectedVariant>
  extends Product, InOtherLanguages {
  readonly brand: ProductProjection['brand'];
  readonly categoryPath: readonly CategoryStep[];
  readonly variants: readonly V[];
  readonly searchExtra: string;
  readonly limit?: SaleLimit | null;
  /** On the product's own page. */
  readonly seo?: SeoFields | null;
  readonly relations?: readonly NamedRelation[];
  /** Whether a variant is a bundle or pack; where the row is {@link Detail single}. */
  readonly isBundled?: boolean;
}

/** Units of variant `v` that can leave for a market: shelves of shops that do not ship stay out. */
export const shippableSql = (v: string, market: string): string =>
  availableSql(v, `l.ships and l.market = ${market}`);

/** The same of every variant that is no bundle, as rows of `variant_id` and `free`. */
export const shippableByVariantSql = (market: string): string =>
  freeByVariantSql(`l.ships and l.market = ${market}`);

/** Leave to sell variant `v` before it is there. A bundle is never sold ahead on its page: its items are. */
export const aheadSql = (v: string, market: string): string => `inventory.backorder o
  where o.variant_id = ${v}.id and o.market = ${market} and o.unit_limit > o.taken and o.expected_on > current_date`;

const ahead = (market: string): string => `(
  select json_build_object('kind', o.kind, 'left', o.unit_limit - o.taken, 'expectedOn', o.expected_on)
  from ${aheadSql('v', market)})`;

const BUNDLE = `coalesce((
  select json_agg(json_build_object('slug', thing.slug, 'title', thing.title, 'variantTitle', item.title,
    'quantity', b.quantity) order by thing.title)
  from inventory.bundle_component b join catalog.variant item on item.id = b.component_variant_id
  join catalog.product thing on thing.id = item.product_id
  where b.bundle_variant_id = v.id), '[]'::json)`;

const MULTIPACK = `(
  select json_build_object('variantId', m.component_variant_id, 'units', m.units)
  from inventory.multipack m where m.variant_id = v.id)`;

const LIMIT = `(
  select json_build_object('maxPerOrder', m.max_per_order, 'minimumAge', m.minimum_age, 'notTo', m.not_to)
  from inventory.sale_limit m where m.product_id = p.id)`;

const NAMED = `coalesce((
  select json_agg(json_build_object('productId', n.related_id, 'kind', n.kind) order by n.back, n.position, n.related_id)
  from catalog.named_relation n where n.product_id = p.id), '[]'::json)`;

const SEO = `json_build_object('title', p.seo_title, 'description', p.seo_description,
  'canonicalPath', p.seo_canonical, 'noindex', p.noindex)`;

/** Approved by a second person for this market, and not run out. */
const CLAIMS = `coalesce((
  select json_agg(json_build_object('kind', c.kind, 'text', c.wording,
    'evidence', array_to_string(c.evidence, ' · ')) order by c.position, c.id)
  from catalog.claim c
  where c.product_id = p.id and c.market = $market and c.state = 'approved' and c.expires_on >= current_date), '[]'::json)`;

/** What a record proves now, and what is said and was never put on record; in the order of the product. */
const CERTIFICATES = `array(
  select s.kind from catalog.shown_certificate s where s.product_id = p.id
  order by array_position(p.certificates, s.kind), s.kind)`;

const CERTIFICATE_RECORDS = `coalesce((
  select json_agg(json_build_object('id', c.id, 'kind', c.kind, 'issuer', c.issuer, 'number', c.number,
    'validUntil', ${lastDaySql('c.valid_to')}, 'ofBrand', c.brand_id is not null,
    'document', json_build_object('mediaType', d.media_type, 'bytes', d.bytes))
    order by c.brand_id is not null, c.kind, c.number)
  from catalog.certificate c join catalog.document d on d.id = c.document_id
  where (c.product_id = p.id or c.brand_id = p.brand_id) and ${holdsNowSql('c')}), '[]'::json)`;

const STORES = `coalesce((
  select json_agg(json_build_object('locationCode', store.code, 'name', store.name,
    'available', ${availableSql('v', 'l.id = store.id')}) order by store.position, store.code)
  from inventory.location store where store.kind = 'store' and store.market = $market), '[]'::json)`;

const stockedStores = (market: string): string => `coalesce((
  select json_agg(json_build_object('code', l.code, 'name', l.name) order by l.position, l.code)
  from inventory.location l where l.kind = 'store' and l.market = ${market} and exists (
    select from catalog.variant v join inventory.stock_level s on s.variant_id = v.id
    where v.product_id = p.id and v.active and s.location_id = l.id and s.on_hand > s.reserved)
  ), '[]'::json)`;

const ATTRIBUTE_WORDS = `coalesce((
  select json_agg(distinct coalesce(choice.value ->> 'label', item.value #>> '{}'))
  from (select p.attributes as said union all
    select v.attributes from catalog.variant v where v.product_id = p.id and v.active) source
  cross join jsonb_each(source.said) as entry
  join catalog.attribute a on a.code = entry.key and a.kind in ('text', 'choice')
  cross join jsonb_array_elements(entry.value) as item (value)
  left join lateral (select c.value from jsonb_array_elements(a.choices) as c (value)
    where c.value -> 'code' = item.value) choice on true), '[]'::json)`;

/** The lot of variant `item` that ships next; `from` ends where places are joined to its lots `t`. */
const nextLot = (item: string, from: string, where: string): string => `(
  select json_build_object('code', t.code, 'expiresOn', t.expires_on, 'testedOn', t.tested_on)
  from ${from} join inventory.location l on l.id = t.location_id and l.ships and l.market = $market
  where ${where} and t.quantity > t.reserved and t.expires_on >= ${goodUntilSql(item)}
  order by t.expires_on, t.code limit 1)`;

const OWN_LOT = nextLot('v', 'inventory.lot t', 't.variant_id = v.id');

/** Of a pack the lot of what is in it. */
const LOT_INSIDE = nextLot(
  'item',
  'catalog.variant item join inventory.lot t on t.variant_id = item.id',
  'item.id = coalesce((select m.component_variant_id from inventory.multipack m where m.variant_id = v.id), v.id)',
);

/** Variant `v`, which is no bundle, at all places of the market at once: what can leave, and what its shops have. */
const SHELVES = `cross join lateral (
  select coalesce(sum(here.free) filter (where here.ships), 0)::int as shippable,
    coalesce(json_agg(json_build_object('locationCode', here.code, 'name', here.name, 'available', here.free)
      order by here.position, here.code) filter (where here.kind = 'store'), '[]'::json) as stores
  from (${freeByPlaceSql('v', 'l.market = $market')}) here) shelves`;

const PRICE = `json_build_object('market', r.market, 'currency', r.currency, 'listMinor', r.list_minor,
    'saleMinor', r.sale_minor, 'saleStartsAt', r.sale_starts_at, 'saleEndsAt', r.sale_ends_at,
    'lowestMinor', ${LOWEST_BEFORE_SALE})`;

/** `available` tells how many units can leave. */
const variantFields = (
  available: string,
): string => `'id', v.id, 'sku', v.sku, 'barcode', v.barcode, 'title', v.title, 'count', v.count,
  'unit', v.unit, 'flavour', v.flavour, 'daysOfSupply', v.days_of_supply, 'weightGrams', v.weight_grams,
  'taxCode', v.tax_code, 'position', v.position, 'active', v.active, 'attributes', v.attributes, 'available', ${available}, 'backorder', ${ahead('$market')},
  'price', case when r.variant_id is not null then ${PRICE} end`;

/** Prices and shelves of each other market that one of the variants has a price in. */
const ELSEWHERE = `coalesce((
  select json_agg(json_build_object('market', m.code, 'stores', ${stockedStores('m.code')}, 'variants', (
      select json_agg(json_build_object('id', v.id, 'available', ${shippableSql('v', 'm.code')},
        'backorder', ${ahead('m.code')}, 'price', ${PRICE}))
      from catalog.variant v join pricing.price r on r.variant_id = v.id and r.market = m.code
      where v.product_id = p.id and v.active)) order by m.code)
  from unnest(${arrayParameter('elsewhere', 'text')}) m(code)
  where exists (select from catalog.variant v join pricing.price r on r.variant_id = v.id and r.market = m.code
    where v.product_id = p.id and v.active)), '[]'::json)`;

/**
 * What the product page adds: of a product without bundles and packs among its variants, or of every one. The server sets up
 * every part of a statement that may be needed, and those of bundles cost as much as all others: the first kind, which
 * nearly all products are of, leaves them out and tells by `isBundled` when it should not have been asked.
 */
export type Detail = 'single' | 'every';

const DETAILED: Readonly<Record<Detail, { readonly fields: string; readonly join: string }>> = {
  single: {
    fields: `${variantFields('shelves.shippable')}, 'stores', shelves.stores, 'lot', ${OWN_LOT}`,
    join: SHELVES,
  },
  every: {
    fields: `${variantFields(shippableSql('v', '$market'))}, 'stores', ${STORES}, 'lot', ${LOT_INSIDE},
      'bundle', ${BUNDLE}, 'multipack', ${MULTIPACK}`,
    join: '',
  },
};
const PLAIN = { fields: variantFields(shippableSql('v', '$market')), join: '' };

const IS_BUNDLED = `exists (
  select from inventory.bundle_component b join catalog.variant v on v.id = b.bundle_variant_id
  where v.product_id = p.id)`;

/**
 * One product per row, ready for the mappers. `where` and `order` are fixed fragments of this package over
 * the alias `p`; values travel as bind parameters, `$market` among them, `$elsewhere` when it is `stocked`, and
 * `$locales` when it is `translated`.
 */
export function projectionSql(options: {
  readonly where: string;
  readonly order?: string;
  /** For its own page. */
  readonly detailed?: Detail;
  /** With the shops that have it. */
  readonly stocked?: boolean;
  /** With what was translated into the languages of `$locales`. */
  readonly translated?: boolean;
}): string {
  const { translated = false } = options;
  const { fields, join } = options.detailed ? DETAILED[options.detailed] : PLAIN;
  return `select p.id, p.slug, p.title, p.subtitle, p.brand_id as "brandId", p.category_id as "categoryId",
      p.goal, p.form, p.status, p.summary, p.description, p.benefits, p.facts, p.allergens, p.diets,
      ${CERTIFICATES} as certificates, p.directions, p.warnings, ${options.detailed ? CLAIMS : `'[]'::json`} as claims,${options.detailed ? ` ${CERTIFICATE_RECORDS} as "certificateRecords",` : ''} p.rating_average::float8 as "ratingAverage",
      p.rating_count as "ratingCount", p.packshot, p.images, p.search_extra as "searchExtra", p.attributes,
      ${options.detailed ? LIMIT : 'null'} as "limit",
      to_json(p.published_at) #>> '{}' as "publishedAt", p.version,
      ${options.detailed ? SEO : 'null'} as seo,${options.detailed ? ` ${NAMED} as relations,` : ''}${options.detailed === 'single' ? ` ${IS_BUNDLED} as "isBundled",` : ''}
      json_build_object('slug', b.slug, 'name', b.name, 'story', b.story) as brand,
      (with recursive up as (
         select c.id, c.slug, c.name, c.parent_id, 0 as depth from catalog.category c where c.id = p.category_id
         union all
         select c.id, c.slug, c.name, c.parent_id, up.depth + 1 from catalog.category c join up on c.id = up.parent_id
         where up.depth < 8)
       select json_agg(json_build_object('slug', slug, 'name', name${translated ? `, 'names', ${CATEGORY_NAMES}` : ''}) order by depth desc) from up
      ) as "categoryPath",${translated ? `\n      ${PRODUCT_TRANSLATIONS} as translations, ${BRAND_STORIES} as "brandStories",` : ''}
      coalesce((select json_agg(json_build_object(${fields}) order by v.position, v.id)
        from catalog.variant v
        left join pricing.price r on r.variant_id = v.id and r.market = $market
        ${join}
        where v.product_id = p.id and v.active), '[]'::json) as variants${options.stocked ? `,\n      ${stockedStores('$market')} as stores, ${ELSEWHERE} as elsewhere, ${ATTRIBUTE_WORDS} as "attributeWords", ${ATTRIBUTE_WORD_TRANSLATIONS} as "attributeTranslations"` : ''}
    from catalog.product p
    join catalog.brand b on b.id = p.brand_id
    where ${options.where}
    ${options.order ?? ''}`;
}

/** Products the shop may show now. */
export const ON_SALE_IN_SHOP = `p.status = 'published' and p.published_at <= now()
  and (p.published_until is null or p.published_until > now())`;

/** Products of which something is sold in the market `$market`. */
export const PRICED_HERE = `exists (select from catalog.variant sold join pricing.price tag on tag.variant_id = sold.id
  and tag.market = $market where sold.product_id = p.id and sold.active)`;

/**
 * A number that grows with what a snapshot has seen, for whoever must not go back to an older reading. On a reader, which
 * does not list running transactions, the oldest that may still run: low rather than high.
 */
export const READ_POINT = `coalesce(${HISTORY_NUMBER}, pg_snapshot_xmin(pg_current_snapshot())::text::bigint)`;
