export type { OrderMoved } from './move-order.ts';
export * from './dispute.repository.ts';
export * from './loose-ends.repository.ts';
export * from './order-desk.repository.ts';
export * from './order-papers.repository.ts';
export * from './payment-attempt.repository.ts';
