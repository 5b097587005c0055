import type {
  ProductCard,
  ProductDetail,
  TranslationDto,
  VariantDto,
} from '@green-apple/contracts-http';
import {
  CLAIM_DISCLAIMER,
  describeAttributes,
  inMetric,
  needsDisclaimer,
  type AttributeDefinition,
  type AttributeValues,
  type Claim,
  type InLanguage,
  type ProductImage,
} from '@green-apple/domain-catalog';
import { US, type Market } from '@green-apple/domain-pricing';
import type { DetailedVariant, ProductProjection, ProjectedVariant } from './projection.ts';
import { toShownPrice } from './shown-price.ts';

/** Stock figures stay ours: nobody outside learns more than "99 or more". */
const SHOWN_STOCK = 99;

/** True when it can be ordered: from the shelf, or before it is there. */
const sellable = ({ available, backorder }: ProjectedVariant): boolean =>
  available > 0 || (backorder?.left ?? 0) > 0;

/** What "add" on a card puts into the bag: the first variant that can be shipped, else the first. */
export function defaultVariant<V extends ProjectedVariant>(
  product: ProductProjection<V>,
): V | undefined {
  const priced = product.variants.filter((variant) => variant.price !== null);
  return priced.find(sellable) ?? priced[0];
}

/** True for what has a price in the market it was read for. */
export const isPriced = (product: ProductProjection): boolean =>
  defaultVariant(product) !== undefined;

const toImage = ({ formats, ...image }: ProductImage) => ({
  ...image,
  widths: [...image.widths],
  ...(formats === undefined ? {} : { formats: [...formats] }),
});

const CARD_TEXTS: ReadonlySet<string> = new Set(['title', 'subtitle', 'summary']);

/** Said only of what is not in the language it was written in. */
const toTranslation = (
  language: InLanguage | undefined,
  shows: (field: string) => boolean = () => true,
): { readonly translation?: TranslationDto } =>
  language
    ? { translation: { locale: language.locale, fields: language.fields.filter(shows) } }
    : {};

/** A card, or null for a product without a variant that has a price. */
export function toProductCard(product: ProductProjection, now: string): ProductCard | null {
  const variant = defaultVariant(product);
  const shown = variant && toShownPrice(variant, now);
  if (!variant || !shown) return null;
  const [image] = product.images;
  return {
    id: product.id,
    slug: product.slug,
    title: product.title,
    subtitle: product.subtitle,
    brand: product.brand.name,
    goal: product.goal,
    form: product.form,
    summary: product.summary,
    image: image ? toImage(image) : null,
    variantId: variant.id,
    variantTitle: variant.title,
    variantCount: product.variants.length,
    ...shown,
    ratingAverage: product.ratingAverage,
    ratingCount: product.ratingCount,
    // Of what has a price here: anything else cannot be bought, however much of it there is.
    inStock: sellable(variant),
    ...toTranslation(product.language, (field) => CARD_TEXTS.has(field)),
  };
}

/** In words; what has lost its definition is left out. */
type Describe = (values: AttributeValues) => ProductDetail['attributes'];

function toVariantDto(
  variant: DetailedVariant,
  now: string,
  describe: Describe,
): VariantDto | null {
  const shown = toShownPrice(variant, now);
  if (!shown) return null;
  return {
    id: variant.id,
    sku: variant.sku,
    title: variant.title,
    count: variant.count,
    unit: variant.unit,
    flavour: variant.flavour,
    daysOfSupply: variant.daysOfSupply,
    attributes: describe(variant.attributes),
    ...shown,
    available: Math.min(variant.available, SHOWN_STOCK),
    stores: variant.stores.map((store) => ({
      ...store,
      available: Math.min(store.available, SHOWN_STOCK),
    })),
    lot: variant.lot,
    backorder: variant.backorder
      ? { ...variant.backorder, left: Math.min(variant.backorder.left, SHOWN_STOCK) }
      : null,
    bundle: [...(variant.bundle ?? [])],
    multipack: variant.multipack ?? null,
  };
}

/** What stands beside a product on its page. */
export interface Neighbours {
  readonly related: readonly ProductProjection[];
  readonly instead: readonly ProductProjection[];
}

/** The whole product page, by what may be said in the market. */
export function toProductDetail(
  product: ProductProjection<DetailedVariant>,
  { related, instead }: Neighbours,
  now: string,
  {
    attributes = [],
    market = US,
  }: { readonly attributes?: readonly AttributeDefinition[]; readonly market?: Market } = {},
): ProductDetail {
  const disclaimed = ({ kind }: Claim): boolean => needsDisclaimer(kind, market.code);
  const measured = (text: string): string => (market.label === 'eu' ? inMetric(text) : text);
  const describe: Describe = (values) =>
    describeAttributes(attributes, values, product.language?.locale).map((one) => ({
      ...one,
      values: [...one.values],
    }));
  const [category, parent] = product.categoryPath.toReversed();
  return {
    id: product.id,
    slug: product.slug,
    title: product.title,
    subtitle: product.subtitle,
    brand: { slug: product.brand.slug, name: product.brand.name, story: product.brand.story },
    category: {
      slug: category?.slug ?? '',
      name: category?.name ?? '',
      parentSlug: parent?.slug ?? null,
      parentName: parent?.name ?? null,
    },
    goal: product.goal,
    form: product.form,
    container: product.packshot.kind,
    summary: measured(product.summary),
    description: product.description.map(measured),
    benefits: market.onlyClaimsOnRecord ? [] : [...product.benefits],
    facts: {
      ...product.facts,
      rows: product.facts.rows.map(({ parts, ...row }) => ({
        ...row,
        ...(parts === undefined ? {} : { parts: [...parts] }),
      })),
      otherIngredients: [...product.facts.otherIngredients],
    },
    allergens: [...product.allergens],
    diets: [...product.diets],
    certificates: [...product.certificates],
    certificateRecords: (product.certificateRecords ?? []).map(({ document, ...record }) => ({
      ...record,
      document: { path: `/api/certificates/${record.id}/document`, ...document },
    })),
    attributes: describe(product.attributes),
    directions: measured(product.directions),
    warnings: product.warnings.map(measured),
    claims: product.claims.map((claim) => ({
      text: claim.text,
      evidence: claim.evidence,
      disclaimed: disclaimed(claim),
    })),
    disclaimer: product.claims.some(disclaimed) ? CLAIM_DISCLAIMER : null,
    ratingAverage: product.ratingAverage,
    ratingCount: product.ratingCount,
    images: product.images.map(toImage),
    variants: product.variants.flatMap((variant) => toVariantDto(variant, now, describe) ?? []),
    related: related.flatMap((other) => toProductCard(other, now) ?? []),
    instead: instead.flatMap((other) => toProductCard(other, now) ?? []),
    version: product.version,
    seo: product.seo ?? { title: '', description: '', canonicalPath: null, noindex: false },
    maxPerOrder: product.limit?.maxPerOrder ?? null,
    minimumAge: product.limit?.minimumAge ?? null,
    notTo: [...(product.limit?.notTo ?? [])],
    ...toTranslation(
      product.language,
      (field) => field !== 'benefits' || !market.onlyClaimsOnRecord,
    ),
  };
}
