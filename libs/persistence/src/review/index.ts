export * from './review-desk.repository.ts';
export * from './review.reader.ts';
export * from './review.repository.ts';
