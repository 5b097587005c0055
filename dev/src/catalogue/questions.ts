import { ALLERGEN_LABELS, labelOf, type Product } from '@green-apple/domain-catalog';
import { OF_ANYTHING, OF_FORM, type Curiosity } from './assortment/curiosity.ts';
import { timeFrom } from './calendar.ts';
import type { QuestionSeed } from './entry.ts';
import { CURATED, type ProductPlan } from './line-up.ts';
import { seeded, stableId } from './random.ts';

/** Enough to read and to page through. */
const MOST = 6;

/** What people ask about a curated product, the same for the same seed, from a stream of its own. */
export function questionsOf(
  plan: ProductPlan,
  product: Pick<Product, 'id' | 'form' | 'diets' | 'allergens'>,
  { publishedAt, seed, asOf }: { publishedAt: string; seed: string; asOf: string },
): QuestionSeed[] {
  const random = seeded(`${seed}:questions:${plan.index}`);
  // Of some nobody has wanted to know anything yet.
  if (plan.index >= CURATED || random.chance(0.1)) return [];
  const ageDays = Math.max(
    1,
    Math.floor((Date.parse(timeFrom(asOf, 0)) - Date.parse(publishedAt)) / 86_400_000),
  );
  const asked = [...OF_FORM[product.form], ...ofLabel(product), ...OF_ANYTHING];
  return random.sample(asked, random.int(2, MOST)).map(([text, answer, buyer], n) => {
    const daysAgo = random.int(0, ageDays);
    return {
      id: stableId(`question:${product.id}:${n}`, plan.index * 10),
      productId: product.id,
      text,
      answer,
      buyerAnswer:
        buyer === null
          ? null
          : {
              id: stableId(`answer:${product.id}:${n}`, plan.index * 10),
              text: buyer,
              writtenAt: timeFrom(asOf, -Math.floor(daysAgo / 2), 18),
            },
      helpfulCount: random.chance(0.6) ? random.int(1, 18) : 0,
      askedAt: timeFrom(asOf, -daysAgo),
      answeredAt: timeFrom(asOf, -daysAgo, 15),
    };
  });
}

/** What the label answers, and nothing beyond it. */
function ofLabel({ diets, allergens }: Pick<Product, 'diets' | 'allergens'>): Curiosity[] {
  const inside = allergens.map((one) => labelOf(ALLERGEN_LABELS, one).toLowerCase());
  return [
    [
      'Is it suitable for vegans?',
      diets.includes('vegan')
        ? 'Yes. Nothing in it comes from animals.'
        : 'We do not call it vegan. The label lists everything that is in it.',
      null,
    ],
    [
      'Is it gluten-free?',
      diets.includes('gluten-free')
        ? 'Yes, it is.'
        : 'We do not call it gluten-free, so please choose another one if you have to be sure.',
      null,
    ],
    [
      'Which allergens are in it?',
      inside.length === 0
        ? 'None of those that have to be named on a label is an ingredient.'
        : `It contains ${new Intl.ListFormat('en-US').format(inside)}.`,
      null,
    ],
  ];
}
