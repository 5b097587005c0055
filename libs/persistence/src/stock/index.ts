export type { PlaceOfStock } from './stock.mapper.ts';
export * from './stock.repository.ts';
