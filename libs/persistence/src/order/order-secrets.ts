import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

/** SHA-256, as cookies and link tokens are stored. */
export const sha256 = (text: string): Buffer => createHash('sha256').update(text).digest();

/**
 * The token that opens an order's page from a link in a mail. Made from the order's id alone, so that any
 * process with the secret can write the link; the database keeps only its hash.
 */
export function orderAccessToken(orderId: string, secret: string): string {
  return createHmac('sha256', secret).update(`order-access:${orderId}`).digest('base64url');
}

/**
 * Who a customer is without saying who: HMAC of the folded e-mail address. Limits and statistics are kept
 * by it.
 */
export function customerKey(email: string, secret: string): Buffer {
  return createHmac('sha256', secret).update(`customer:${email.trim().toLowerCase()}`).digest();
}

/** Compares two hashes in a time that tells nothing. */
export function sameHash(a: Buffer, b: Buffer): boolean {
  return a.length === b.length && timingSafeEqual(a, b);
}
