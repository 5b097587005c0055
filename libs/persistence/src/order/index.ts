export * from './cancel-request.repository.ts';
export * from './idempotency.repository.ts';
export * from './new-order.ts';
export * from './order-secrets.ts';
export * from './order.repository.ts';
export * from './refund-way.ts';
export * from './payment.repository.ts';
