export * from './price.ts';
export * from './product.ts';
