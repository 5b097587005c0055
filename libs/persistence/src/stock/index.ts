export * from './expired-holds.repository.ts';
export type { FilledBackorder } from './fill-backorders.ts';
export * from './stock-audit.ts';
export * from './stock-book.repository.ts';
export type { PlaceOfStock } from './stock.mapper.ts';
export {
  StockRepository,
  type FreeStock,
  type HeldBackorder,
  type HeldPart,
  type HoldStockInput,
} from './stock.repository.ts';
export * from './store.reader.ts';
