export * from './code-batch.repository.ts';
export * from './redemption.repository.ts';
export * from './trial-bag.reader.ts';
