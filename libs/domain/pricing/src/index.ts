export * from './delivery-table.ts';
export * from './fingerprint.ts';
export * from './price-bag.ts';
