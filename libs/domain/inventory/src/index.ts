export * from './allocation.ts';
export * from './backorder.ts';
export * from './bag-stock.ts';
export * from './late-lines.ts';
export * from './pickup.ts';
export * from './postal-code.ts';
export * from './sale-limits.ts';
export * from './shelf-life.ts';
