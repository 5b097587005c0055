export * from './edit-bag.repository.ts';
export { EditCharges, type ChargeRow } from './edit-charges.ts';
export * from './edit-desk.repository.ts';
export * from './order-edit.ts';
export * from './order-edit.repository.ts';
