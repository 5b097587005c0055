import type { Permission } from '@green-apple/contracts-http';

/** Where the one search leads: order numbers to the orders, everything else to the products. */
export function searchTarget(
  typed: string,
  may: (permission: Permission) => boolean,
): { path: '/orders' | '/products'; q: string } | null {
  const q = typed.trim();
  if (q === '') return null;
  const looksLikeOrder = /^ga[- ]?[2-9a-z]{2,}/i.test(q) && /[-\d]/.test(q);
  const looksLikeId = /^[0-9a-f]{8}-[0-9a-f]{4}-/i.test(q);
  const toOrders = (looksLikeOrder || looksLikeId || !may('products:read')) && may('orders:read');
  return { path: toOrders ? '/orders' : '/products', q };
}
