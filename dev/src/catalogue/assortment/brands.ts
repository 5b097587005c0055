import type { Brand } from './brand.ts';
import { GENERALISTS } from './brands/generalists.ts';
import { SPECIALISTS } from './brands/specialists.ts';

export const BRANDS = { ...GENERALISTS, ...SPECIALISTS };

export type BrandKey = keyof typeof BRANDS;

export const brandOf = (key: BrandKey): Brand => BRANDS[key];
