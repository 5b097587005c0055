import type { Formula } from './formula.ts';
import { GUT } from './formulas/gut.ts';
import { MINERALS } from './formulas/minerals.ts';
import { MULTIS } from './formulas/multis.ts';
import { OMEGA } from './formulas/omega.ts';
import { VITAMINS } from './formulas/vitamins.ts';

/** Every recipe of the shop, in the order of its shelves. */
export const FORMULAS: readonly Formula[] = [...VITAMINS, ...MINERALS, ...MULTIS, ...OMEGA, ...GUT];
