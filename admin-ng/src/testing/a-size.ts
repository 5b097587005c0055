import type { AdminVariant } from '@green-apple/contracts-http';

/** Sixty capsules on their own. */
export const aSize = (changes: Partial<AdminVariant> = {}): AdminVariant => ({
  id: '01940000-0000-7000-8000-000000000031',
  sku: 'MAG-60',
  barcode: '036000291452',
  title: '60 capsules',
  listMinor: 2490,
  saleMinor: null,
  saleStartsAt: null,
  saleEndsAt: null,
  currency: 'USD',
  active: true,
  attributes: {},
  count: 60,
  unit: 'capsules',
  flavour: null,
  daysOfSupply: 30,
  weightGrams: 130,
  taxCode: 'txcd_40090001',
  multipack: null,
  onHand: 10,
  reserved: 1,
  ...changes,
});
