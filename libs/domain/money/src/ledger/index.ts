export * from './account.ts';
export * from './card-postings.ts';
export * from './order-postings.ts';
export * from './posting.ts';
