export { aftercare } from './aftercare/aftercare.workflow.ts';
export { calculation } from './calculation/calculation.workflow.ts';
export { checkout } from './checkout/checkout.workflow.ts';
export { overdueSweep, paymentSweep } from './sweep/sweeps.workflow.ts';
