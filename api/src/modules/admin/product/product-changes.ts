import type { AdminProduct, AdminVariant } from '@green-apple/contracts-http';

/** What an edit changed, by field; a variant's fields carry its SKU: `GA-1001 · listMinor`. */
export interface ProductChanges {
  readonly before: Readonly<Record<string, unknown>>;
  readonly after: Readonly<Record<string, unknown>>;
}

const FIELDS = [
  'title',
  'subtitle',
  'slug',
  'summary',
  'description',
  'benefits',
  'directions',
  'warnings',
  'facts',
  'allergens',
  'diets',
  'status',
] as const satisfies readonly (keyof AdminProduct)[];

const VARIANT_FIELDS = [
  'listMinor',
  'saleMinor',
  'saleStartsAt',
  'saleEndsAt',
  'active',
] as const satisfies readonly (keyof AdminVariant)[];

/** Only what differs; null when nothing does. Stock moves by itself and is no edit. */
export function productChanges(before: AdminProduct, after: AdminProduct): ProductChanges | null {
  const pairs: [field: string, before: unknown, after: unknown][] = [
    ...FIELDS.map((field): [string, unknown, unknown] => [field, before[field], after[field]]),
    ['category', before.category.name, after.category.name],
    ...(['publishedAt', 'publishedUntil'] as const).map((field): [string, unknown, unknown] => [
      field,
      moment(field, before[field]),
      moment(field, after[field]),
    ]),
    ...(['title', 'description', 'canonicalPath', 'noindex'] as const).map(
      (field): [string, unknown, unknown] => [
        `search engines · ${field}`,
        before.seo[field],
        after.seo[field],
      ],
    ),
    ...attributePairs('', before.attributes, after.attributes),
    ...before.variants.flatMap((variant) => variantPairs(variant, after.variants)),
  ];
  const changed = pairs.filter(([, was, is]) => JSON.stringify(was) !== JSON.stringify(is));
  if (changed.length === 0) return null;
  return {
    before: Object.fromEntries(changed.map(([field, was]) => [field, was])),
    after: Object.fromEntries(changed.map(([field, , is]) => [field, is])),
  };
}

function variantPairs(
  before: AdminVariant,
  all: readonly AdminVariant[],
): [string, unknown, unknown][] {
  const after = all.find(({ id }) => id === before.id);
  return [
    ...VARIANT_FIELDS.map((field): [string, unknown, unknown] => [
      `${before.sku} · ${field}`,
      moment(field, before[field]),
      moment(field, after?.[field]),
    ]),
    ...attributePairs(`${before.sku} · `, before.attributes, after?.attributes ?? {}),
  ];
}

function attributePairs(
  of: string,
  before: AdminProduct['attributes'],
  after: AdminProduct['attributes'],
): [string, unknown, unknown][] {
  const codes = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
  return codes.map((code) => [`${of}${code}`, before[code] ?? [], after[code] ?? []]);
}

/** The same instant written in two zones is no change. */
function moment(field: string, value: unknown): unknown {
  return /(?:At|Until)$/.test(field) && typeof value === 'string'
    ? new Date(value).toISOString()
    : value;
}
