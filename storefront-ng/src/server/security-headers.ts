import { randomBytes } from 'node:crypto';

/** Stands in index.html where each answer's own nonce goes. */
export const NONCE_PLACEHOLDER = 'CSP_NONCE_PLACEHOLDER';

export const newNonce = (): string => randomBytes(18).toString('base64');

/** Stripe's own script opens frames and connections on further hosts of theirs; a local stand-in does not. */
const STRIPE_ORIGIN = 'https://js.stripe.com';
const STRIPE_FRAMES = ['https://*.js.stripe.com', 'https://hooks.stripe.com'];
const STRIPE_CONNECTIONS = ['https://api.stripe.com'];

/**
 * What a page may load: its own files, inline code of this answer only, and the payment provider's
 * script and frames. Style attributes are allowed because the server writes computed widths and tints.
 */
export function contentSecurityPolicy(nonce: string, paymentOrigin: string): string {
  const stripe = paymentOrigin === STRIPE_ORIGIN;
  const frames = [paymentOrigin, ...(stripe ? STRIPE_FRAMES : [])].join(' ');
  const connections = [paymentOrigin, ...(stripe ? STRIPE_CONNECTIONS : [])].join(' ');
  return [
    `default-src 'self'`,
    `script-src 'self' 'nonce-${nonce}' ${paymentOrigin}`,
    `style-src 'self' 'nonce-${nonce}'`,
    `style-src-attr 'unsafe-inline'`,
    `img-src 'self' data:`,
    `font-src 'self'`,
    `connect-src 'self' ${connections}`,
    `frame-src ${frames}`,
    `frame-ancestors 'none'`,
    `base-uri 'self'`,
    `form-action 'self'`,
    `object-src 'none'`,
  ].join('; ');
}

/** Headers of every answer. */
export const COMMON_HEADERS: Readonly<Record<string, string>> = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'strict-origin-when-cross-origin',
  'x-frame-options': 'DENY',
  'permissions-policy': 'camera=(), microphone=(), geolocation=(), browsing-topics=()',
};
