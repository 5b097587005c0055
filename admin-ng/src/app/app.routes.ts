import type { Routes } from '@angular/router';

export const routes: Routes = [
  {
    path: '',
    pathMatch: 'full',
    title: 'Start',
    loadComponent: () =>
      import('./domains/start/feature-start-page/start-page.ts').then((m) => m.StartPage),
  },
  {
    path: 'products',
    loadChildren: () =>
      import('./domains/products/products.routes.ts').then((m) => m.productRoutes),
  },
  {
    path: 'orders',
    loadChildren: () => import('./domains/orders/orders.routes.ts').then((m) => m.orderRoutes),
  },
  {
    path: 'returns',
    loadChildren: () => import('./domains/returns/returns.routes.ts').then((m) => m.returnRoutes),
  },
  {
    path: 'packing',
    loadChildren: () => import('./domains/packing/packing.routes.ts').then((m) => m.packingRoutes),
  },
  {
    path: 'tasks',
    loadChildren: () => import('./domains/tasks/tasks.routes.ts').then((m) => m.taskRoutes),
  },
  {
    path: 'claims',
    loadChildren: () => import('./domains/claims/claims.routes.ts').then((m) => m.claimRoutes),
  },
  {
    path: 'reviews',
    loadChildren: () => import('./domains/reviews/reviews.routes.ts').then((m) => m.reviewRoutes),
  },
  {
    path: 'questions',
    loadChildren: () => import('./domains/reviews/reviews.routes.ts').then((m) => m.questionRoutes),
  },
  {
    path: 'search',
    loadChildren: () => import('./domains/search/search.routes.ts').then((m) => m.searchRoutes),
  },
  {
    path: 'bulk',
    loadChildren: () => import('./domains/bulk/bulk.routes.ts').then((m) => m.bulkRoutes),
  },
  {
    path: 'offers',
    loadChildren: () => import('./domains/offers/offers.routes.ts').then((m) => m.offerRoutes),
  },
  {
    path: 'prices',
    loadChildren: () => import('./domains/prices/prices.routes.ts').then((m) => m.priceRoutes),
  },
  {
    path: 'segments',
    loadChildren: () =>
      import('./domains/segments/segments.routes.ts').then((m) => m.segmentRoutes),
  },
  {
    path: 'settings',
    loadChildren: () =>
      import('./domains/settings/settings.routes.ts').then((m) => m.settingRoutes),
  },
  {
    path: 'gift-cards',
    loadChildren: () =>
      import('./domains/gift-cards/gift-cards.routes.ts').then((m) => m.giftCardRoutes),
  },
  {
    path: 'audit',
    loadChildren: () => import('./domains/audit/audit.routes.ts').then((m) => m.auditRoutes),
  },
  {
    path: '**',
    title: 'Not found',
    loadComponent: () => import('./shell/not-found-page.ts').then((m) => m.NotFoundPage),
  },
];
