import type { Product } from '@green-apple/domain-catalog';
import { attributesOf } from './attributes-of.ts';
import { brandOf } from './assortment/brands.ts';
import { timeFrom } from './calendar.ts';
import type { CatalogueEntry } from './entry.ts';
import { germanOf } from './german/german-of.ts';
import { CURATED, lineUp, type ProductPlan } from './line-up.ts';
import { slugOf, subtitleOf, titleOf } from './naming.ts';
import { imageOf, packshotOf } from './packshot-of.ts';
import { pictureBook, type PictureBook } from './packshot/picture-book.ts';
import { seeded, stableId, type Random } from './random.ts';
import { allergensOf, certificatesOf, dietsOf, factsOf, recipeOf } from './recipe.ts';
import { questionsOf } from './questions.ts';
import { ratingOfReviews, reviewsOf } from './reviews.ts';
import { backordersOf, multipacksOf, saleLimitOf } from './sale-rules.ts';
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
export const productId = (index: number): string => stableId(`product:${index}`, index * 10);
export const categoryId = (slug: string): string => stableId(`category:${slug}`, 0);

/** The assortment, one product at a time: same options, same products, in constant memory. */
export function* generateCatalogue(options: CatalogueOptions = {}): Generator<CatalogueEntry> {
  const { products = DEFAULT_PRODUCTS, seed = DEFAULT_SEED, asOf = DEFAULT_AS_OF } = options;
  const pictures = options.pictures ?? pictureBook();
  for (const plan of lineUp()) {
    if (plan.index >= products) return;
    yield entryOf(plan, { seed, asOf, pictures });
  }
}

interface EntryOptions {
  readonly seed: string;
  readonly asOf: string;
  readonly pictures: PictureBook;
}

function entryOf(plan: ProductPlan, { seed, asOf, pictures }: EntryOptions): CatalogueEntry {
  const random = seeded(`${seed}:${plan.index}`);
  const recipe = recipeOf(plan);
  const title = titleOf(plan, recipe);
  const diets = dietsOf(recipe, plan);
  const variants = variantsOf(plan, recipe, asOf, random);
  const first = variants[0]?.variant;
  if (!first) throw new Error(`no variant of ${title}`);
  const packshot = packshotOf(plan, recipe, packWords(plan, first.count, recipe.unitsPerServing));
  const id = productId(plan.index);
  const description = descriptionOf(plan, recipe, diets, random);
  const liked = likingOf(plan, random);
  const publishedAt = timeFrom(asOf, -random.int(3, 700));
  const { form, formula } = plan;
  const reviews = reviewsOf(
    plan,
    { id, form, goal: formula.goal },
    { ...liked, publishedAt },
    { seed, asOf },
  );
  const product: Product = {
    id,
    slug: slugOf(title),
    title,
    subtitle: subtitleOf(plan, recipe),
    brandId: brandId(brandOf(plan.brand).slug),
    categoryId: categoryId(formula.category),
    goal: formula.goal,
    form,
    status: 'published',
    summary: summaryOf(plan, recipe),
    description,
    benefits: benefitsOf(plan, recipe, diets),
    facts: factsOf(recipe),
    allergens: allergensOf(recipe),
    diets,
    certificates: certificatesOf(recipe, plan),
    directions: directionsOf(plan, recipe),
    warnings: warningsOf(plan, recipe),
    claims: claimsOf(recipe),
    ...ratingOfReviews(reviews),
    packshot,
    images: [imageOf(plan, packshot, title, pictures)],
    publishedAt,
    attributes: attributesOf(plan, recipe),
    version: 1,
  };
  const pack = multipacksOf(plan, variants);
  const backorders = backordersOf(plan, variants, asOf);
  const awaited = new Set(backorders.map(({ variantId }) => variantId));
  const shelves = variants.map((variant) =>
    stockOf(plan, variant, { asOf, random, empty: awaited.has(variant.variant.id) }),
  );
  return {
    index: plan.index,
    asOf,
    product,
    variants: [...variants, ...pack.variants],
    bundleParts: pack.parts,
    limit: saleLimitOf(plan),
    backorders,
    stock: shelves.flatMap(({ stock }) => stock),
    lots: shelves.flatMap(({ lots }) => lots),
    reviews,
    questions: questionsOf(plan, product, { publishedAt, seed, asOf }),
    searchExtra: searchWordsOf(plan, recipe),
    german: germanOf(plan, recipe, product.benefits),
  };
}

/** Most things are liked, some are argued about; what is new has no voice yet. */
function likingOf(plan: ProductPlan, random: Random): { average: number; count: number } {
  if (random.chance(plan.index < CURATED ? 0.03 : 0.3)) return { average: 0, count: 0 };
  const middle = (random.next() + random.next() + random.next()) / 3;
  const reach = plan.index < CURATED ? 1 : 0.15;
  const count = Math.max(1, Math.round(Math.exp(1.2 + random.next() * 5.6) * reach));
  return { average: Math.min(5, Math.max(3.2, 4.42 + (middle - 0.5) * 1.7)), count };
}
