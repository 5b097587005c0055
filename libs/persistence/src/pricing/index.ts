export * from './price-book.repository.ts';
