import './zod-without-eval.ts';
import { EditProduct } from '@green-apple/contracts-http';
import { attributeFaults, type AttributeDefinition } from '@green-apple/domain-catalog';
import { fromFactsDraft } from './facts-draft.ts';
import { fromStoreClock } from '../../shared/util-time/store-time.ts';
import { fromAmountText } from '../../shared/util-money/amount-text.ts';
import { seoOf, type PriceDraft, type ProductDraft } from './product-draft.ts';

/** What is wrong, by the path of the field: `title`, `description.2`, `variants.0.sale`. */
export type DraftFaults = Readonly<Record<string, string>>;

const SEO_FIELDS: Readonly<Record<string, string>> = {
  'seo.title': 'seoTitle',
  'seo.description': 'seoDescription',
  'seo.canonicalPath': 'seoCanonical',
};

/** Figures of the panel; what is typed there may be none. */
const FIGURES = /^facts\.(?:.*\.)?(unitsPerServing|amount|dailyValuePercent)$/;

const REQUIRED: Readonly<Record<string, string>> = {
  title: 'A product needs a name.',
  slug: 'A product needs an address.',
  summary: 'Lists need one sentence about it.',
  directions: 'Say how to take or use it.',
};

/** Checks the texts by the contract's own rules, prices and attributes by those of the house. */
export function draftFaults(
  draft: ProductDraft,
  timeZone: string,
  definitions: readonly AttributeDefinition[] | null = null,
): DraftFaults {
  const faults: Record<string, string> = {};
  const { title, description, canonicalPath, noindex } = seoOf(draft);
  const texts = EditProduct.safeParse({
    seo: { title, description, canonicalPath, noindex },
    title: draft.title,
    subtitle: draft.subtitle,
    slug: draft.slug,
    summary: draft.summary,
    description: draft.description.filter((one) => one.trim() !== ''),
    benefits: draft.benefits.filter((one) => one.trim() !== ''),
    directions: draft.directions,
    warnings: draft.warnings.filter((one) => one.trim() !== ''),
    facts: fromFactsDraft(draft.facts),
    allergens: draft.allergens,
    diets: draft.diets,
    categoryId: draft.categoryId,
    status: draft.status,
  });
  for (const issue of texts.error?.issues ?? []) {
    const path = SEO_FIELDS[issue.path.join('.')] ?? issue.path.join('.');
    faults[path] ??= inWords(path, issue, draft);
  }
  const from = fromStoreClock(draft.publishedFrom, timeZone);
  const until = fromStoreClock(draft.publishedUntil, timeZone);
  if (from !== null && until !== null && from >= until)
    faults['publishedUntil'] = 'Leaves the shop before it comes in';
  draft.variants.forEach((variant, index) => {
    for (const [field, fault] of Object.entries(priceFaults(variant, timeZone))) {
      faults[`variants.${index}.${field}`] = fault;
    }
    const [said] = definitions ? attributeFaults(definitions, 'variant', variant.attributes) : [];
    if (said) faults[`variants.${index}.attributes`] = said.message;
  });
  const [said] = definitions ? attributeFaults(definitions, 'product', draft.attributes) : [];
  if (said) faults['attributes'] = said.message;
  return faults;
}

function inWords(
  path: string,
  issue: { readonly code?: string; readonly message: string; readonly maximum?: unknown },
  draft: ProductDraft,
): string {
  const [, figure] = FIGURES.exec(path) ?? [];
  if (figure !== undefined && issue.code === 'invalid_type') return 'A number like 200 or 0.5';
  const value: unknown = draft[path as keyof ProductDraft];
  if (typeof value === 'string' && value.trim() === '')
    return REQUIRED[path] ?? 'Please fill this in.';
  if (path.startsWith('facts.') && issue.code === 'too_small') return 'Please fill this in.';
  if (issue.code === 'too_big') return `At most ${String(issue.maximum)}, please.`;
  if (path === 'seoCanonical') return 'A path of the shop, such as /p/magnesium';
  if (path === 'slug') return 'Small letters, digits and single dashes only.';
  return issue.message;
}

/** What is wrong with a price as it is typed, by its field. */
export function priceFaults(variant: PriceDraft, timeZone: string): Record<string, string> {
  const faults: Record<string, string> = {};
  const list = fromAmountText(variant.list);
  const sale = fromAmountText(variant.sale);
  if (list === null) faults['list'] = 'An amount like 24.90';
  if (variant.sale.trim() !== '' && sale === null)
    faults['sale'] = 'An amount like 19.90, or nothing';
  if (list !== null && sale !== null && sale > list) faults['sale'] = 'Above the list price';
  const starts = fromStoreClock(variant.saleStarts, timeZone);
  const ends = fromStoreClock(variant.saleEnds, timeZone);
  if (starts !== null && ends !== null && starts >= ends) {
    faults['saleEnds'] = 'Ends before it begins';
  }
  if (variant.sale.trim() === '' && (starts !== null || ends !== null)) {
    faults['sale'] = 'A sale needs its price';
  }
  return faults;
}
