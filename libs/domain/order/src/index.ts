export * from './order-message.ts';
export * from './order-number.ts';
export * from './order-reason.ts';
export * from './order-state.ts';
