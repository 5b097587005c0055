export * from './admin/index.ts';
export * from './audit/index.ts';
export * from './catalog/index.ts';
export * from './migrate.ts';
export * from './outbox.ts';
export * from './pools.ts';
export * from './transaction.ts';
