import type { Packshot, ProductImage } from '@green-apple/domain-catalog';
import { brandOf } from './assortment/brands.ts';
import { FORM_FACTS } from './forms.ts';
import type { ProductPlan } from './line-up.ts';
import { labelSubtitle } from './naming.ts';
import { GOAL_COLOURS } from './packshot/colour.ts';
import type { PackshotScene } from './packshot/look.ts';
import type { PictureBook } from './packshot/picture-book.ts';
import type { Recipe } from './recipe.ts';

export function packshotOf(plan: ProductPlan, recipe: Recipe, count: string): Packshot {
  const { formula, form, brand } = plan;
  const { look } = brandOf(brand);
  const kind =
    formula.pack === 'box' && form !== 'sachet'
      ? FORM_FACTS[form].kind
      : (formula.pack ?? FORM_FACTS[form].kind);
  const wrap = look.wrap ?? GOAL_COLOURS[formula.goal].ink;
  return {
    kind,
    labelTitle: formula.label[0],
    // The long tail shares its pictures: what differs within it stays off the label.
    labelSubtitle: plan.companions.length > 0 ? formula.label[1] : labelSubtitle(plan, recipe),
    labelCount: count,
    bodyColour: kind === 'bottle' ? look.bottle : wrap,
    accentColour: look.accent,
  };
}

export function sceneOf(plan: ProductPlan, packshot: Packshot): PackshotScene {
  const { name, look } = brandOf(plan.brand);
  return { packshot, form: plan.form, goal: plan.formula.goal, brandName: name, look };
}

const KIND_WORDS = {
  bottle: 'Bottle',
  pouch: 'Pouch',
  tube: 'Tube',
  sachet: 'Sachets',
  box: 'Box',
} as const;

/** The product's picture; products that look alike share one. */
export function imageOf(
  plan: ProductPlan,
  packshot: Packshot,
  title: string,
  book: PictureBook,
): ProductImage {
  const { key, widths } = book.add(sceneOf(plan, packshot));
  const word = plan.form === 'bar' ? 'Wrapped bar' : KIND_WORDS[packshot.kind];
  return {
    key,
    alt: `${word} of ${brandOf(plan.brand).name} ${title}, ${packshot.labelCount}`,
    widths,
    tint: GOAL_COLOURS[plan.formula.goal].tint,
  };
}
