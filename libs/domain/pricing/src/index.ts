export * from './delivery-table.ts';
export * from './fingerprint.ts';
export * from './paid-parts.ts';
export * from './price-bag.ts';
export * from './refund.ts';
export * from './tender-refund.ts';
