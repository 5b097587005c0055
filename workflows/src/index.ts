export { calculation } from './calculation/calculation.workflow.ts';
export { checkout } from './checkout/checkout.workflow.ts';
