export * from './search-index.desk.ts';
export * from './search-index.log.ts';
