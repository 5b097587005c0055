import type { STOREFRONT_ROUTES } from '@green-apple/contracts-http';

/*
 * The contract's paths once more, as values: importing them as values from the contract would pull
 * its schemas, and Zod with them, into the browser. The type makes a difference a compile error.
 */
export const ROUTES: typeof STOREFRONT_ROUTES = {
  home: '/api/home',
  products: '/api/products',
  product: '/api/products/:slug',
  productReviews: '/api/products/:slug/reviews',
  reviewHelpful: '/api/reviews/:id/helpful',
  collections: '/api/collections',
  sitemap: '/api/sitemap.xml',
  sitemapPart: '/api/sitemaps/:part',
  suggest: '/api/suggest',
  categories: '/api/categories',
  cart: '/api/cart',
  cartLines: '/api/cart/lines',
  cartLine: '/api/cart/lines/:variantId',
  cartCoupon: '/api/cart/coupon',
  cartGiftCards: '/api/cart/gift-cards',
  cartGiftCard: '/api/cart/gift-cards/:id',
  quote: '/api/cart/quote',
  cartStores: '/api/cart/stores',
  checkoutConfig: '/api/checkout/config',
  orders: '/api/orders',
  order: '/api/orders/:id',
  orderProgress: '/api/orders/:id/progress',
  orderPayments: '/api/orders/:id/payments',
  orderPaymentAction: '/api/orders/:id/payment-action',
  orderCancellation: '/api/orders/:id/cancellation',
  orderReviews: '/api/orders/:id/reviews',
  orderReview: '/api/orders/:id/reviews/:productId',
  orderEdits: '/api/orders/:id/edits',
  orderEdit: '/api/orders/:id/edits/:editId',
  orderEditApplication: '/api/orders/:id/edits/:editId/application',
  orderEditPayments: '/api/orders/:id/edits/:editId/payments',
  orderReturns: '/api/orders/:id/returns',
  orderReturnCancellation: '/api/orders/:id/returns/:returnId/cancellation',
  stripeWebhook: '/api/webhooks/stripe',
  easyPostWebhook: '/api/webhooks/easypost',
};
