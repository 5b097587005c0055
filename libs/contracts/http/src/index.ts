export * from './admin.ts';
export * from './cart.ts';
export * from './catalogue.ts';
export * from './order.ts';
export * from './primitives.ts';
export * from './problem.ts';
export * from './routes.ts';
export * from './staff-task.ts';
