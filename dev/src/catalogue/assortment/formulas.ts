import type { Formula } from './formula.ts';
import { BARS } from './formulas/bars.ts';
import { ENERGY } from './formulas/energy.ts';
import { GUT } from './formulas/gut.ts';
import { AGING } from './formulas/healthy-aging.ts';
import { HERBS } from './formulas/herbs.ts';
import { IMMUNITY } from './formulas/immunity.ts';
import { JOINTS } from './formulas/joints.ts';
import { KIDS } from './formulas/kids.ts';
import { MEN } from './formulas/men.ts';
import { MINERALS } from './formulas/minerals.ts';
import { MULTIS } from './formulas/multis.ts';
import { OMEGA } from './formulas/omega.ts';
import { PETS } from './formulas/pets.ts';
import { PROTEIN } from './formulas/protein.ts';
import { SKIN_CARE } from './formulas/skin-care.ts';
import { SKIN } from './formulas/skin.ts';
import { SLEEP } from './formulas/sleep.ts';
import { SPORT } from './formulas/sport.ts';
import { TEAS } from './formulas/teas.ts';
import { VITAMINS } from './formulas/vitamins.ts';
import { WOMEN } from './formulas/women.ts';

/** Every recipe of the shop, in the order of its shelves. */
export const FORMULAS: readonly Formula[] = [
  ...VITAMINS,
  ...MINERALS,
  ...MULTIS,
  ...OMEGA,
  ...GUT,
  ...SLEEP,
  ...ENERGY,
  ...IMMUNITY,
  ...JOINTS,
  ...PROTEIN,
  ...SPORT,
  ...BARS,
  ...TEAS,
  ...HERBS,
  ...SKIN,
  ...SKIN_CARE,
  ...KIDS,
  ...WOMEN,
  ...MEN,
  ...AGING,
  ...PETS,
];
