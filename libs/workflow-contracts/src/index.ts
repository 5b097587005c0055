export * from './activities.ts';
export * from './checkout.ts';
export * from './failures.ts';
export * from './fulfilment.ts';
export * from './names.ts';
export * from './refund.ts';
export * from './search-attributes.ts';
export * from './staff.ts';
