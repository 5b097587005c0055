import type { Product } from '@green-apple/domain-catalog';
import { attributesOf } from './attributes-of.ts';
import { brandOf } from './assortment/brands.ts';
import { timeFrom } from './calendar.ts';
import type { CatalogueEntry } from './entry.ts';
import { CURATED, lineUp, type ProductPlan } from './line-up.ts';
import { slugOf, subtitleOf, titleOf } from './naming.ts';
import { imageOf, packshotOf } from './packshot-of.ts';
import { pictureBook, type PictureBook } from './packshot/picture-book.ts';
import { seeded, stableId, type Random } from './random.ts';
import { allergensOf, certificatesOf, dietsOf, factsOf, recipeOf } from './recipe.ts';
import { backordersOf, multipackOf, saleLimitOf } from './sale-rules.ts';
import { stockOf } from './stock.ts';
import { packWords, variantsOf } from './variants.ts';
import {
  benefitsOf,
  claimsOf,
  descriptionOf,
  directionsOf,
  searchWordsOf,
  summaryOf,
  warningsOf,
} from './wording.ts';

export interface CatalogueOptions {
  /** How many products; the first ones are the same for every size. */
  readonly products?: number;
  readonly seed?: string;
  /** ISO day that sales, lots and publication dates are laid around. */
  readonly asOf?: string;
  /** Receives each new picture; leave out to draw without storing. */
  readonly pictures?: PictureBook;
}

export const DEFAULT_PRODUCTS = 480;
export const DEFAULT_SEED = 'orchard';
export const DEFAULT_AS_OF = '2026-11-01';

/** Ids belong to the product's place in the line-up, so that seeding twice is seeding once. */
export const brandId = (slug: string): string => stableId(`brand:${slug}`, 0);
export const categoryId = (slug: string): string => stableId(`category:${slug}`, 0);

/** The assortment, one product at a time: same options, same products, in constant memory. */
export function* generateCatalogue(options: CatalogueOptions = {}): Generator<CatalogueEntry> {
  const { products = DEFAULT_PRODUCTS, seed = DEFAULT_SEED, asOf = DEFAULT_AS_OF } = options;
  const pictures = options.pictures ?? pictureBook();
  for (const plan of lineUp()) {
    if (plan.index >= products) return;
    yield entryOf(plan, seeded(`${seed}:${plan.index}`), asOf, pictures);
  }
}

function entryOf(
  plan: ProductPlan,
  random: Random,
  asOf: string,
  pictures: PictureBook,
): CatalogueEntry {
  const recipe = recipeOf(plan);
  const title = titleOf(plan, recipe);
  const diets = dietsOf(recipe, plan);
  const variants = variantsOf(plan, recipe, asOf, random);
  const first = variants[0]?.variant;
  if (!first) throw new Error(`no variant of ${title}`);
  const packshot = packshotOf(plan, recipe, packWords(plan, first.count, recipe.unitsPerServing));
  const product: Product = {
    id: stableId(`product:${plan.index}`, plan.index * 10),
    slug: slugOf(title),
    title,
    subtitle: subtitleOf(plan, recipe),
    brandId: brandId(brandOf(plan.brand).slug),
    categoryId: categoryId(plan.formula.category),
    goal: plan.formula.goal,
    form: plan.form,
    status: 'published',
    summary: summaryOf(plan, recipe),
    description: descriptionOf(plan, recipe, diets, random),
    benefits: benefitsOf(plan, recipe, diets),
    facts: factsOf(recipe),
    allergens: allergensOf(recipe),
    diets,
    certificates: certificatesOf(recipe, plan),
    directions: directionsOf(plan, recipe),
    warnings: warningsOf(plan, recipe),
    claims: claimsOf(recipe),
    ...ratingOf(plan, random),
    packshot,
    images: [imageOf(plan, packshot, title, pictures)],
    publishedAt: timeFrom(asOf, -random.int(3, 700)),
    attributes: attributesOf(plan, recipe),
    version: 1,
  };
  const pack = multipackOf(plan, variants);
  const backorders = backordersOf(plan, variants, asOf);
  const awaited = new Set(backorders.map(({ variantId }) => variantId));
  const shelves = variants.map((variant) =>
    stockOf(plan, variant, { asOf, random, empty: awaited.has(variant.variant.id) }),
  );
  return {
    product,
    variants: [...variants, ...pack.variants],
    bundleParts: pack.parts,
    limit: saleLimitOf(plan),
    backorders,
    stock: shelves.flatMap(({ stock }) => stock),
    lots: shelves.flatMap(({ lots }) => lots),
    searchExtra: searchWordsOf(plan, recipe),
  };
}

/** Most things are liked, some are argued about; what is new has no voice yet. */
function ratingOf(
  plan: ProductPlan,
  random: Random,
): { ratingAverage: number; ratingCount: number } {
  if (random.chance(plan.index < CURATED ? 0.03 : 0.3)) return { ratingAverage: 0, ratingCount: 0 };
  const middle = (random.next() + random.next() + random.next()) / 3;
  const reach = plan.index < CURATED ? 1 : 0.15;
  const count = Math.max(1, Math.round(Math.exp(1.2 + random.next() * 5.6) * reach));
  const average = Math.min(5, Math.max(3.2, 4.42 + (middle - 0.5) * 1.7));
  return { ratingAverage: Math.round(average * 10) / 10, ratingCount: count };
}
