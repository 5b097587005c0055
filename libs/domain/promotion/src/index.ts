export * from './action.ts';
export {
  asksForCustomer,
  type Condition,
  type ContextCondition,
  type LineCondition,
  type ThresholdCondition,
  type WeeklyCondition,
} from './condition.ts';
export * from './describe.ts';
export * from './evaluate.ts';
export * from './gifts.ts';
export * from './promotion.ts';
export * from './read-rule.ts';
export * from './secret-code.ts';
