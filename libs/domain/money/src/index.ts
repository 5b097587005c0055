export * from './ledger/index.ts';
export * from './money.ts';
export * from './working.ts';
