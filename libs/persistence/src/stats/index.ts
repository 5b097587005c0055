export * from './stats.repository.ts';
