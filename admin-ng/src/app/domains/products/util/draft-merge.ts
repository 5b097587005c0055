import { attributeText } from './attribute-values.ts';
import { factsText } from './facts-draft.ts';
import type { ProductDraft } from './product-draft.ts';

/** One field in which somebody else's version differs from the one the employee began with. */
export interface FieldConflict {
  /** Path in the draft: `title`, `variants.<id>.list`. */
  readonly path: string;
  readonly label: string;
  readonly before: string;
  readonly theirs: string;
  /** The employee's own value where they changed the field too; null where they did not. */
  readonly mine: string | null;
}

export type Choice = 'mine' | 'theirs';

const LABELS: Readonly<Record<string, string>> = {
  title: 'Name',
  subtitle: 'Second line',
  slug: 'Address in the shop',
  summary: 'Summary',
  description: 'Description',
  benefits: 'Benefits',
  directions: 'Directions',
  warnings: 'Warnings',
  categoryId: 'Category',
  status: 'State',
  facts: 'Supplement Facts',
  allergens: 'Allergens',
  diets: 'Diets',
  attributes: 'Attributes',
  publishedFrom: 'In the shop from',
  publishedUntil: 'In the shop until',
  seoTitle: 'Title for search engines',
  seoDescription: 'Description for search engines',
  seoCanonical: 'Listed as',
  noindex: 'Hidden from search engines',
  list: 'list price',
  sale: 'sale price',
  saleStarts: 'sale begins',
  saleEnds: 'sale ends',
  active: 'sold',
};

/** A draft as a flat list of fields, so that three of them can be laid side by side. */
function flatten(draft: ProductDraft): Map<string, string> {
  const { variants, attributes, facts, ...rest } = draft;
  const fields = Object.entries(rest).map(([path, value]): [string, string] => [
    path,
    Array.isArray(value) ? value.join('\n\n') : String(value),
  ]);
  const prices = variants.flatMap(({ id, ...variant }) =>
    Object.entries(variant).map(([field, value]): [string, string] => [
      `variants.${id}.${field}`,
      typeof value === 'object' ? attributeText(value) : String(value),
    ]),
  );
  return new Map([
    ...fields,
    ['facts', factsText(facts)],
    ['attributes', attributeText(attributes)],
    ...prices,
  ]);
}

/** What somebody else changed since `base`, and where `mine` changed the same. */
export function conflictsOf(
  base: ProductDraft,
  mine: ProductDraft,
  theirs: ProductDraft,
  variantNames: ReadonlyMap<string, string>,
): FieldConflict[] {
  const [was, own, other] = [flatten(base), flatten(mine), flatten(theirs)];
  return [...other]
    .filter(([path, value]) => was.get(path) !== value)
    .map(([path, value]) => ({
      path,
      label: labelOf(path, variantNames),
      before: was.get(path) ?? '',
      theirs: value,
      mine:
        own.get(path) === was.get(path) || own.get(path) === value ? null : (own.get(path) ?? ''),
    }));
}

/**
 * The employee's draft on top of the newer version: their own changes stay, somebody else's come in, and
 * where both changed a field `choices` decides (mine unless told).
 */
export function merge(
  base: ProductDraft,
  mine: ProductDraft,
  theirs: ProductDraft,
  choices: Readonly<Record<string, Choice>>,
): ProductDraft {
  const pick = <Value>(path: string, was: Value, own: Value, other: Value): Value => {
    if (JSON.stringify(own) === JSON.stringify(was)) return other;
    return choices[path] === 'theirs' ? other : own;
  };
  const fields = Object.fromEntries(
    Object.keys(theirs)
      .filter((path) => path !== 'variants')
      .map((path) => {
        const key = path as Exclude<keyof ProductDraft, 'variants'>;
        return [path, pick<unknown>(path, base[key], mine[key], theirs[key])];
      }),
  );
  const variants = theirs.variants.map((other) => {
    const was = base.variants.find(({ id }) => id === other.id);
    const own = mine.variants.find(({ id }) => id === other.id);
    if (was === undefined || own === undefined) return other;
    const entries = Object.entries(other).map(([field, value]) => {
      const key = field as keyof typeof other;
      return [field, pick<unknown>(`variants.${other.id}.${field}`, was[key], own[key], value)];
    });
    return Object.fromEntries(entries) as typeof other;
  });
  return { ...(fields as Omit<ProductDraft, 'variants'>), variants };
}

function labelOf(path: string, variantNames: ReadonlyMap<string, string>): string {
  const [first, variantId, field] = path.split('.');
  if (first !== 'variants' || variantId === undefined || field === undefined) {
    return LABELS[path] ?? path;
  }
  return `${variantNames.get(variantId) ?? 'Variant'}: ${LABELS[field] ?? field}`;
}
