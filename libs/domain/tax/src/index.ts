export * from './state-rates.ts';
export * from './tax.ts';
export * from './vat.ts';
