export * from './evaluate.ts';
export * from './promotion.ts';
export * from './read-rule.ts';
