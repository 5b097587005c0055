import type { AttributeValues } from '@green-apple/domain-catalog';
import { ATTRIBUTES, MADE_IN, NOTES, type MadeFor } from './assortment/attributes.ts';
import { EXCIPIENTS } from './assortment/excipients.ts';
import type { Formula } from './assortment/formula.ts';
import type { ProductPlan } from './line-up.ts';
import type { Recipe } from './recipe.ts';
import { stableId } from './random.ts';

/** Rows of the definitions, the same at every seeding. */
export const attributeRows = (): object[] =>
  ATTRIBUTES.map((definition, position) => ({
    ...definition,
    id: stableId(`attribute:${definition.code}`, position),
    position,
  }));

const SHELLS: readonly (readonly [name: string, code: string])[] = [
  [EXCIPIENTS.hypromellose.name, 'plant-cellulose'],
  [EXCIPIENTS.starchSoftgel.name, 'plant-starch'],
  [EXCIPIENTS.gelatinCapsule.name, 'bovine-gelatin'],
  [EXCIPIENTS.gelatinSoftgel.name, 'bovine-gelatin'],
  [EXCIPIENTS.fishGelatin.name, 'fish-gelatin'],
];

/** What is inside says what the capsule is made of and how much caffeine there is: nothing is declared by hand. */
export function attributesOf(plan: ProductPlan, recipe: Recipe): AttributeValues {
  const { form, formula, brand } = plan;
  const swallowed = form === 'capsule' || form === 'softgel';
  const shell = SHELLS.find(([name]) => recipe.excipients.some((one) => one.name === name));
  const caffeine = caffeineOf(plan, recipe);
  const pieces = swallowed || form === 'tablet' || form === 'gummy';
  const madeFor =
    formula.madeFor ?? (form === 'cream' ? [] : MADE_FOR[formula.audience ?? 'adults']);
  const daily = recipe.unitsPerServing * (formula.servingsPerDay ?? 1);
  return {
    ...(swallowed && shell ? { shell: [shell[1]] } : {}),
    ...(caffeine === null ? {} : { caffeine_mg: [caffeine] }),
    ...(madeFor.length === 0 ? {} : { life_stage: madeFor }),
    ...(pieces ? { once_a_day: [daily === 1] } : {}),
    made_in: [MADE_IN[brand]],
    storage: [storageOf(plan, recipe)],
  };
}

const MADE_FOR: Readonly<Record<NonNullable<Formula['audience']>, readonly MadeFor[]>> = {
  adults: ['adults'],
  kids: ['children-4'],
  pregnancy: ['expecting'],
  pets: [],
};

/** The notes of a flavour; none where nothing is tasted. */
export function flavourAttributes(flavour: string | null): AttributeValues {
  const notes = NOTES.filter(([words]) => flavour !== null && words.test(flavour));
  return notes.length === 0 ? {} : { flavor_notes: notes.map(([, note]) => note) };
}

/** Milligrams a serving; null where nobody would ask. Guarana is standardised to 22 %, a cup of green tea holds 30 mg. */
function caffeineOf({ form }: ProductPlan, { contents }: Recipe): number | null {
  const milligrams = contents.reduce((sum, { key, row }) => {
    if (key === 'caffeine') return sum + row.amount;
    if (key === 'guarana') return sum + row.amount * 0.22;
    return key === 'greenTeaLeaf' ? sum + 30 : sum;
  }, 0);
  return milligrams > 0 || form === 'tea' ? Math.round(milligrams) : null;
}

function storageOf({ form }: ProductPlan, { contents }: Recipe): string {
  if (contents.some(({ row }) => row.unit === 'billion CFU')) return 'In the fridge once opened';
  if (form === 'liquid') return 'Closed and dark; in the fridge once opened';
  return form === 'tea' ? 'Dry, dark and well closed' : 'Dry, below 77 °F (25 °C)';
}
