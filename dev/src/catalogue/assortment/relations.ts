import { FORMULAS } from './formulas.ts';

/** By recipe: the first product of each is named beside the first of the other. */
export interface RelationSeed {
  readonly of: number;
  readonly named: number;
  readonly kind: 'goes_with' | 'instead_of';
  readonly mutual: boolean;
}

const GOES_WITH: Readonly<Record<string, readonly string[]>> = {
  'vitamin-d3': ['magnesium-bisglycinate', 'omega-3'],
  'magnesium-bisglycinate': ['glycine', 'l-theanine'],
  'iron-bisglycinate': ['vitamin-c'],
  'probiotic-12': ['inulin', 'psyllium'],
};

const INSTEAD_OF: Readonly<Record<string, readonly string[]>> = {
  'magnesium-bisglycinate': ['magnesium-citrate', 'magnesium-malate'],
  'omega-3': ['algal-omega'],
};

/** Its place in the line-up, which begins with one offer of every recipe. */
const placeOf = (key: string): number => FORMULAS.findIndex((formula) => formula.key === key);

const pairs = (
  table: Readonly<Record<string, readonly string[]>>,
  kind: RelationSeed['kind'],
): RelationSeed[] =>
  Object.entries(table).flatMap(([of, all]) =>
    all.map((named) => ({
      of: placeOf(of),
      named: placeOf(named),
      kind,
      mutual: kind === 'instead_of',
    })),
  );

/** What the shop's employees would name by hand. */
export const RELATIONS: readonly RelationSeed[] = [
  ...pairs(GOES_WITH, 'goes_with'),
  ...pairs(INSTEAD_OF, 'instead_of'),
];
