import type { AdminProduct, EditProduct } from '@green-apple/contracts-http';
import type { AttributeValues } from '@green-apple/domain-catalog';
import { sameAttributes } from './attribute-values.ts';
import { fromFactsDraft, toFactsDraft, type FactsDraft } from './facts-draft.ts';
import { fromAmountText, toAmountText } from '../../shared/util-money/amount-text.ts';
import { fromStoreClock, toStoreClock } from '../../shared/util-time/store-time.ts';

/** A price with its sale as they are typed. */
export interface PriceDraft {
  readonly list: string;
  readonly sale: string;
  readonly saleStarts: string;
  readonly saleEnds: string;
}

/** A variant's prices as they are typed. */
export interface VariantDraft extends PriceDraft {
  readonly id: string;
  readonly active: boolean;
  readonly attributes: AttributeValues;
}

/** A product as it is typed into the form: text, flags, and what its attributes say. */
export interface ProductDraft {
  readonly title: string;
  readonly subtitle: string;
  readonly slug: string;
  readonly summary: string;
  readonly description: readonly string[];
  readonly benefits: readonly string[];
  readonly directions: string;
  readonly warnings: readonly string[];
  readonly facts: FactsDraft;
  readonly allergens: readonly string[];
  readonly diets: readonly string[];
  readonly categoryId: string;
  readonly status: AdminProduct['status'];
  /** On the stores' clock; empty for "from the first time on" and "for good". */
  readonly publishedFrom: string;
  readonly publishedUntil: string;
  readonly seoTitle: string;
  readonly seoDescription: string;
  readonly seoCanonical: string;
  readonly noindex: boolean;
  readonly attributes: AttributeValues;
  readonly variants: readonly VariantDraft[];
}

type VariantEdit = NonNullable<EditProduct['variants']>[number];

export function toDraft(product: AdminProduct, timeZone: string): ProductDraft {
  const clock = (iso: string | null): string => (iso === null ? '' : toStoreClock(iso, timeZone));
  return {
    title: product.title,
    subtitle: product.subtitle,
    slug: product.slug,
    summary: product.summary,
    description: product.description,
    benefits: product.benefits,
    directions: product.directions,
    warnings: product.warnings,
    facts: toFactsDraft(product.facts),
    allergens: product.allergens,
    diets: product.diets,
    categoryId: product.category.id,
    status: product.status,
    publishedFrom: clock(product.publishedAt),
    publishedUntil: clock(product.publishedUntil),
    seoTitle: product.seo.title,
    seoDescription: product.seo.description,
    seoCanonical: product.seo.canonicalPath ?? '',
    noindex: product.seo.noindex,
    attributes: product.attributes,
    variants: product.variants.map((variant) => ({
      id: variant.id,
      list: toAmountText(variant.listMinor),
      sale: toAmountText(variant.saleMinor),
      saleStarts: clock(variant.saleStartsAt),
      saleEnds: clock(variant.saleEndsAt),
      active: variant.active,
      attributes: variant.attributes,
    })),
  };
}

/**
 * What must be sent so that the product becomes like the draft: only what differs, null for nothing.
 * Expects a draft whose amounts and times are valid.
 */
export function toEdit(
  product: AdminProduct,
  draft: ProductDraft,
  timeZone: string,
): EditProduct | null {
  const before = toDraft(product, timeZone);
  const edit: Record<string, unknown> = {};
  for (const field of TEXT_FIELDS) {
    const [was, is] = [normal(before[field]), normal(draft[field])];
    if (JSON.stringify(was) !== JSON.stringify(is)) edit[field] = is;
  }
  const facts = fromFactsDraft(draft.facts);
  if (JSON.stringify(facts) !== JSON.stringify(fromFactsDraft(before.facts))) edit['facts'] = facts;
  if (!sameAttributes(before.attributes, draft.attributes))
    edit['attributes'] = asSent(draft.attributes);
  const { publishedAt, publishedUntil } = product;
  if (draft.publishedFrom !== before.publishedFrom)
    edit['publishedAt'] = keptTime(draft.publishedFrom, publishedAt, timeZone);
  if (draft.publishedUntil !== before.publishedUntil)
    edit['publishedUntil'] = keptTime(draft.publishedUntil, publishedUntil, timeZone);
  const seo = seoOf(draft);
  if (JSON.stringify(seo) !== JSON.stringify(seoOf(before))) edit['seo'] = seo;
  const variants = draft.variants.filter(
    (variant, index) => JSON.stringify(variant) !== JSON.stringify(before.variants[index]),
  );
  if (variants.length > 0) {
    edit['variants'] = variants.map((variant) => toVariantEdit(variant, product, timeZone));
  }
  return Object.keys(edit).length === 0 ? null : (edit as EditProduct);
}

const TEXT_FIELDS = [
  'title',
  'subtitle',
  'slug',
  'summary',
  'description',
  'benefits',
  'directions',
  'warnings',
  'allergens',
  'diets',
  'categoryId',
  'status',
] as const satisfies readonly (keyof ProductDraft)[];

function normal(value: string | readonly string[]): string | string[] {
  return typeof value === 'string' ? value.trim() : value.map((one) => one.trim()).filter(Boolean);
}

/** The form shows minutes; a stored time that it shows unchanged keeps its seconds. */
export const keptTime = (text: string, before: string | null, timeZone: string): string | null =>
  before !== null && toStoreClock(before, timeZone) === text
    ? before
    : fromStoreClock(text, timeZone);

export const seoOf = (draft: ProductDraft): AdminProduct['seo'] => ({
  title: draft.seoTitle.trim(),
  description: draft.seoDescription.trim(),
  canonicalPath: draft.seoCanonical.trim() || null,
  noindex: draft.noindex,
});

function toVariantEdit(draft: VariantDraft, product: AdminProduct, timeZone: string): VariantEdit {
  const stored = product.variants.find(({ id }) => id === draft.id);
  const time = (text: string, before: string | null): string | null =>
    keptTime(text, before, timeZone);
  return {
    id: draft.id,
    listMinor: fromAmountText(draft.list) ?? 0,
    saleMinor: fromAmountText(draft.sale),
    saleStartsAt: time(draft.saleStarts, stored?.saleStartsAt ?? null),
    saleEndsAt: time(draft.saleEnds, stored?.saleEndsAt ?? null),
    active: draft.active,
    ...(sameAttributes(stored?.attributes ?? {}, draft.attributes)
      ? {}
      : { attributes: asSent(draft.attributes) }),
  };
}

const asSent = (values: AttributeValues): NonNullable<EditProduct['attributes']> =>
  Object.fromEntries(Object.entries(values).map(([code, list]) => [code, [...list]]));
