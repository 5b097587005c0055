import { createHash, randomBytes } from 'node:crypto';

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
export const contentSecurityPolicy = (nonce: string, paymentOrigin: string): string =>
  policy([`'nonce-${nonce}'`], nonce, paymentOrigin);

const INLINE_SCRIPT = /<script\b([^>]*)>([\s\S]*?)<\/script>/g;

/**
 * The same for a page that many shoppers get. Whoever asks for the page knows its nonce, so that the nonce
 * lets the app add styles only; scripts are allowed by the hash of those that got the nonce from us.
 */
export function sharedContentSecurityPolicy(
  html: string,
  nonce: string,
  paymentOrigin: string,
): string {
  const ours = [...html.matchAll(INLINE_SCRIPT)].filter(([, attributes]) =>
    attributes?.includes(` nonce="${nonce}"`),
  );
  const hashes = ours.map(
    ([, , code = '']) => `'sha256-${createHash('sha256').update(code).digest('base64')}'`,
  );
  return policy([...new Set(hashes)], nonce, paymentOrigin);
}

function policy(scripts: readonly string[], nonce: string, paymentOrigin: string): string {
  const stripe = paymentOrigin === STRIPE_ORIGIN;
  const frames = [paymentOrigin, ...(stripe ? STRIPE_FRAMES : [])].join(' ');
  const connections = [paymentOrigin, ...(stripe ? STRIPE_CONNECTIONS : [])].join(' ');
  return [
    `default-src 'self'`,
    ['script-src', `'self'`, ...scripts, paymentOrigin].join(' '),
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
