export * from './labels.ts';
export * from './list-cursor.ts';
export type { Need } from './needs.ts';
export * from './price-range.ts';
export * from './price.ts';
export * from './product.ts';
export * from './rating-step.ts';
export * from './serving-price.ts';
export * from './shopper-words.ts';
