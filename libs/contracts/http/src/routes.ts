/** Paths of the two HTTP APIs, relative to their origins. One place, so that clients and servers agree. */
export const STOREFRONT_ROUTES = {
  home: '/api/home',
  products: '/api/products',
  product: '/api/products/:slug',
  suggest: '/api/suggest',
  categories: '/api/categories',
  cart: '/api/cart',
  cartLines: '/api/cart/lines',
  cartLine: '/api/cart/lines/:variantId',
  cartCoupon: '/api/cart/coupon',
  quote: '/api/cart/quote',
  checkoutConfig: '/api/checkout/config',
  orders: '/api/orders',
  order: '/api/orders/:id',
  orderProgress: '/api/orders/:id/progress',
  orderPayments: '/api/orders/:id/payments',
  orderPaymentAction: '/api/orders/:id/payment-action',
  stripeWebhook: '/api/webhooks/stripe',
} as const;

export const ADMIN_ROUTES = {
  me: '/admin/me',
  reference: '/admin/reference',
  products: '/admin/products',
  product: '/admin/products/:id',
  orders: '/admin/orders',
  order: '/admin/orders/:id',
  tasks: '/admin/tasks',
  taskDone: '/admin/tasks/:id/done',
  parkedEvents: '/admin/provider-events',
  parkedEventAside: '/admin/provider-events/:id/set-aside',
  audit: '/admin/audit',
} as const;
