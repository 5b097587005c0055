import { createHash } from 'node:crypto';
import { fingerprint, type PriceReceipt } from '@green-apple/domain-pricing';

/** What a shopper agrees to when they agree to a quote; an order is placed only under the same hash. */
export const quoteHash = (receipt: PriceReceipt, deliveryId: string): string =>
  createHash('sha256').update(fingerprint(receipt, deliveryId)).digest('hex');
