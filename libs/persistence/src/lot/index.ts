export * from './lot-desk.repository.ts';
export * from './lot.reader.ts';
