import { createHash } from 'node:crypto';
import {
  CERTIFICATE_LABELS,
  DIET_LABELS,
  FORM_LABELS,
  GOAL_LABELS,
  labelOf,
  namedIn,
  servingPrice,
} from '@green-apple/domain-catalog';
import { MARKETS, US } from '@green-apple/domain-pricing';
import {
  defaultVariant,
  toProductCard,
  type ElsewhereProjection,
  type StockedProjection,
} from '@green-apple/persistence';
import {
  DEFINITION_HASH,
  facetKey,
  partsOf,
  standingOf,
  type MarketColumns,
  type SearchDocument,
} from '@green-apple/search';
import { wordColumns } from './word-columns.ts';

/** A rating speaks as loudly as it has reviewers: twenty four-star reviews stand in for those not written yet. */
const PRIOR = { reviews: 20, average: 4 };

/** Around 4. What cannot be bought now goes down the list but stays findable. */
export function popularityOf(average: number, count: number, inStock: boolean): number {
  const rated = (average * count + PRIOR.average * PRIOR.reviews) / (count + PRIOR.reviews);
  return Math.round(rated * (inStock ? 1 : 0.6) * 1000) / 1000;
}

/** What can stand in an address; texts that look like it do no harm. */
const CHOSEN = /^[a-z0-9-]{1,60}$/;

const unique = (words: readonly string[]): string[] => [...new Set(words)];

/** Values of the product and of all its sizes, each once, in an order that does not depend on the reading. */
function attributeColumns(
  product: StockedProjection,
): Pick<SearchDocument, 'attributes' | 'numbers'> {
  const said = [product.attributes, ...product.variants.map(({ attributes }) => attributes)]
    .flatMap((values) => Object.entries(values))
    .flatMap(([code, list]) => list.map((value) => ({ code, value })));
  const numbers: Record<string, number[]> = {};
  for (const { code, value } of said)
    if (typeof value === 'number')
      numbers[code] = [...new Set([...(numbers[code] ?? []), value])].sort((a, b) => a - b);
  return {
    // Free text is no facet: it is found by its words.
    attributes: unique(
      said.flatMap(({ code, value }) =>
        typeof value === 'number' || !CHOSEN.test(String(value)) ? [] : [`${code}:${value}`],
      ),
    ).sort(),
    numbers: Object.fromEntries(Object.entries(numbers).sort(([a], [b]) => (a < b ? -1 : 1))),
  };
}

const nutrientsOf = ({ facts }: StockedProjection): string[] =>
  namedIn(facts).map(({ name }) => name);

const phrasesOf = (product: StockedProjection): string[] =>
  unique(
    [
      product.title,
      product.brand.name,
      ...nutrientsOf(product),
      ...product.categoryPath.map(({ name }) => name),
    ].map((phrase) => phrase.toLowerCase()),
  );

/** Prices and shelves of one market, by the product as that market sees it; null where it has no price. */
function marketColumns(product: StockedProjection, now: string): MarketColumns | null {
  const card = toProductCard(product, now);
  const variant = defaultVariant(product);
  if (!card || !variant) return null;
  const popularity = popularityOf(product.ratingAverage, product.ratingCount, card.inStock);
  return {
    price: card.price.minor,
    servingPrice: servingPrice(card.price.minor, { ...product.facts, count: variant.count }),
    onSale: card.wasPrice !== null,
    inStock: card.inStock,
    stores: product.stores.map(({ code }) => code),
    storeFacet: product.stores.map(({ code, name }) => facetKey(code, name)),
    popularity,
    standing: standingOf(popularity, product.id),
    card,
  };
}

/** The product as another market sees it: only what has a price there. */
function asSeenIn(
  product: StockedProjection,
  { variants, stores }: ElsewhereProjection,
): StockedProjection {
  const own = new Map(variants.map((variant) => [variant.id, variant]));
  return {
    ...product,
    stores,
    variants: product.variants.flatMap((variant) => {
      const there = own.get(variant.id);
      return there === undefined ? [] : [{ ...variant, ...there }];
    }),
  };
}

/** The document of a product at `now` (ISO 8601); null for one that has no price in any market. */
export function toSearchDocument(product: StockedProjection, now: string): SearchDocument | null {
  const home = marketColumns(product, now);
  const elsewhere = Object.fromEntries(
    product.elsewhere.flatMap((there) => {
      const columns = marketColumns(asSeenIn(product, there), now);
      return columns === null ? [] : [[there.market, columns]];
    }),
  );
  if (home === null && Object.keys(elsewhere).length === 0) return null;
  const goal = labelOf(GOAL_LABELS, product.goal);
  const categoryNames = product.categoryPath.map(({ name }) => name);
  const document: Omit<SearchDocument, 'hash'> = {
    id: product.id,
    title: product.title,
    subtitle: product.subtitle,
    brandName: product.brand.name,
    ingredients: unique([
      ...nutrientsOf(product),
      ...namedIn(product.facts).flatMap(({ source }) => source ?? []),
      ...product.facts.otherIngredients,
    ]),
    categoryNames,
    keywords: [
      goal,
      labelOf(FORM_LABELS, product.form),
      ...product.diets.map((diet) => labelOf(DIET_LABELS, diet)),
      ...product.certificates.map((certificate) => labelOf(CERTIFICATE_LABELS, certificate)),
      ...product.variants.flatMap(({ flavour }) => flavour ?? []),
      ...product.attributeWords,
      ...product.benefits,
      product.searchExtra,
    ],
    summary: product.summary,
    codes: product.variants.flatMap(({ sku, barcode }) => [sku, barcode]),
    phrases: phrasesOf(product),
    categories: product.categoryPath.map(({ slug }) => slug),
    categoryFacet: product.categoryPath.map(({ slug, name }) => facetKey(slug, name)),
    brand: product.brand.slug,
    brandFacet: facetKey(product.brand.slug, product.brand.name),
    goal: product.goal,
    form: product.form,
    diets: product.diets,
    certificates: product.certificates,
    allergens: product.allergens,
    ...attributeColumns(product),
    rating: product.ratingAverage,
    ratingCount: product.ratingCount,
    publishedMs: product.publishedAt === null ? 0 : Date.parse(product.publishedAt),
    parts: partsOf(product.id),
    ...home,
    elsewhere,
    words: wordColumns(product, [
      ...(home === null ? [] : [US]),
      ...MARKETS.filter(({ code }) => elsewhere[code] !== undefined),
    ]),
  };
  return { ...document, hash: hashOf(document) };
}

/** The same document as another release writes it may lack a column: it is told from ours, and repaired. */
export const hashOf = (
  document: Omit<SearchDocument, 'hash'>,
  definition: string = DEFINITION_HASH,
): string =>
  createHash('sha256')
    .update(JSON.stringify([definition, document]))
    .digest('hex')
    .slice(0, 16);
