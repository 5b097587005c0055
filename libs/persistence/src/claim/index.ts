export * from './claim-desk.repository.ts';
