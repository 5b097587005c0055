import type { ADMIN_ROUTES } from '@green-apple/contracts-http';

/*
 * The contract's paths as values: importing them from the contract would pull every schema into the first
 * bundle. The type makes a difference a compile error.
 */
export const ROUTES: typeof ADMIN_ROUTES = {
  me: '/admin/me',
  reference: '/admin/reference',
  products: '/admin/products',
  product: '/admin/products/:id',
  attributes: '/admin/attributes',
  attribute: '/admin/attributes/:id',
  orders: '/admin/orders',
  order: '/admin/orders/:id',
  orderCancellation: '/admin/orders/:id/cancellation',
  orderRefunds: '/admin/orders/:id/refunds',
  orderRefundPreview: '/admin/orders/:id/refunds/preview',
  refunds: '/admin/refunds',
  refundDecision: '/admin/refunds/:id/decision',
  refundRetry: '/admin/refunds/:id/retry',
  shipmentInstructions: '/admin/orders/:id/shipments/:shipmentId/instructions',
  searchIndex: '/admin/search/index',
  searchIndexRequests: '/admin/search/index/requests',
  searchRules: '/admin/search/rules',
  searchTrial: '/admin/search/rules/trial',
  tasks: '/admin/tasks',
  taskDone: '/admin/tasks/:id/done',
  parkedEvents: '/admin/provider-events',
  parkedEventAside: '/admin/provider-events/:id/set-aside',
  audit: '/admin/audit',
  promotions: '/admin/promotions',
  promotion: '/admin/promotions/:id',
  promotionTrial: '/admin/promotions/trial',
  promotionCodes: '/admin/promotions/:id/codes',
  promotionCodeDownload: '/admin/promotions/:id/codes/:batchId/download',
  promotionCodeRevocation: '/admin/promotions/:id/codes/:batchId/revocation',
  campaigns: '/admin/campaigns',
  campaign: '/admin/campaigns/:id',
  giftCards: '/admin/gift-cards',
  giftCard: '/admin/gift-cards/:id',
  reviews: '/admin/reviews',
  review: '/admin/reviews/:id',
};
