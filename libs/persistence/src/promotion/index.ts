export * from './redemption.repository.ts';
