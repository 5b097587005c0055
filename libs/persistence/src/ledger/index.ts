export * from './ledger.repository.ts';
