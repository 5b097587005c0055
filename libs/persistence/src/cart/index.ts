export type { Bag, BagImage, BagLine } from './bag.mapper.ts';
export * from './cart.repository.ts';
export * from './quote.repository.ts';
