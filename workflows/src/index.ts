export { aftercare } from './aftercare/aftercare.workflow.ts';
export { bulk } from './bulk/bulk.workflow.ts';
export { calculation } from './calculation/calculation.workflow.ts';
export { checkout } from './checkout/checkout.workflow.ts';
export { fulfilment } from './fulfilment/fulfilment.workflow.ts';
export { order } from './order/order.workflow.ts';
export { refund } from './refund/refund.workflow.ts';
export { merchandiseReturn } from './return/merchandise-return.workflow.ts';
export { bulkSweep, overdueSweep, paymentSweep, segmentSweep } from './sweep/sweeps.workflow.ts';
