import type { Ingredient } from './ingredient.ts';
import { BOTANICALS } from './ingredients/botanicals.ts';
import { MINERALS_AND_FATS } from './ingredients/minerals-and-fats.ts';
import { MORE_BOTANICALS } from './ingredients/more-botanicals.ts';
import { NUTRIENTS } from './ingredients/nutrients.ts';
import { OTHERS } from './ingredients/others.ts';
import { STRUCTURE_SPORT_GUT } from './ingredients/structure-sport-gut.ts';

const INGREDIENTS = {
  ...NUTRIENTS,
  ...MINERALS_AND_FATS,
  ...BOTANICALS,
  ...MORE_BOTANICALS,
  ...OTHERS,
  ...STRUCTURE_SPORT_GUT,
};

export type IngredientKey = keyof typeof INGREDIENTS;

/** What a vegan brand uses in place of an animal material; anything else animal it does not sell. */
const VEGAN_TWINS: Partial<Record<IngredientKey, IngredientKey>> = {
  d3: 'd3lichen',
  omega3: 'algalOmega',
  dha: 'algalDha',
  glucosamine: 'glucosamineVegan',
};

export const ingredientOf = (key: IngredientKey): Ingredient => INGREDIENTS[key];

export const veganTwin = (key: IngredientKey): IngredientKey => VEGAN_TWINS[key] ?? key;
