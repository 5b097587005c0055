export * from './ledger/index.ts';
export * from './money.ts';
