import {
  USED_HOW_LONG,
  averageStars,
  type Product,
  type StarCounts,
  type UsedHowLong,
} from '@green-apple/domain-catalog';
import { CLOSINGS, NAMES, NOTICED, OPENINGS, REPLIES } from './assortment/voices.ts';
import { timeFrom } from './calendar.ts';
import type { ReviewSeed } from './entry.ts';
import { CURATED, type ProductPlan } from './line-up.ts';
import { seeded, stableId, type Random } from './random.ts';

type Stars = 1 | 2 | 3 | 4 | 5;

/** Enough to read and to page through, few enough to write for every product. */
const MOST = 16;
const MOST_IN_TAIL = 2;

export interface LikedProduct {
  /** About how much it is liked, and by how many: the reviews give the true figures. */
  readonly average: number;
  readonly count: number;
  readonly publishedAt: string;
}

/** What people say of a product, the same for the same seed, from a stream of its own. */
export function reviewsOf(
  plan: ProductPlan,
  product: Pick<Product, 'id' | 'form' | 'goal'>,
  liked: LikedProduct,
  { seed, asOf }: { readonly seed: string; readonly asOf: string },
): ReviewSeed[] {
  if (liked.count === 0) return [];
  const random = seeded(`${seed}:reviews:${plan.index}`);
  const most = plan.index < CURATED ? MOST : MOST_IN_TAIL;
  const count = Math.min(most, Math.max(1, Math.round(Math.sqrt(liked.count))));
  const ageDays = Math.max(
    1,
    Math.floor((Date.parse(timeFrom(asOf, 0)) - Date.parse(liked.publishedAt)) / 86_400_000),
  );
  return random.sample(NAMES, count).map((displayName, n) => {
    const stars = starsNear(liked.average, random);
    return {
      id: stableId(`review:${product.id}:${n}`, plan.index * 10),
      productId: product.id,
      purchaseRef: random.chance(0.85) ? `import:${plan.index}-${n}` : null,
      stars,
      ...wordsFor(stars, product.form, random),
      displayName,
      usedFor: random.chance(0.7) ? product.goal : null,
      usedHowLong: random.chance(0.7) ? random.pick<UsedHowLong>(USED_HOW_LONG) : null,
      reply: stars <= 2 && random.chance(0.6) ? random.pick(REPLIES) : null,
      helpfulCount: random.chance(0.4) ? random.int(1, 24) : 0,
      writtenAt: timeFrom(asOf, -random.int(0, ageDays)),
    };
  });
}

/** The rating that lists show: what the reviews come to. */
export function ratingOfReviews(reviews: readonly ReviewSeed[]): {
  ratingAverage: number;
  ratingCount: number;
} {
  const given = (stars: number): number => reviews.filter((one) => one.stars === stars).length;
  const counts: StarCounts = [given(1), given(2), given(3), given(4), given(5)];
  return { ratingAverage: averageStars(counts), ratingCount: reviews.length };
}

function starsNear(average: number, random: Random): Stars {
  // Few are of exactly one mind: most give a star more or less, some are let down altogether.
  if (random.chance(0.05)) return random.pick<Stars>([1, 2]);
  const stars = Math.round(average + (random.next() - 0.5) * 1.8);
  return Math.min(5, Math.max(1, stars)) as Stars;
}

function wordsFor(stars: Stars, form: Product['form'], random: Random) {
  const [title, opening] = random.pick(OPENINGS[stars]);
  const [liked, disliked] = NOTICED[form];
  const noticed = random.pick(stars >= 4 ? liked : disliked);
  return { title, text: [opening, noticed, random.pick(CLOSINGS)].filter(Boolean).join(' ') };
}
