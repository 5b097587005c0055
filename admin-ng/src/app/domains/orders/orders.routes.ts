import type { Routes } from '@angular/router';

export const orderRoutes: Routes = [
  {
    path: '',
    title: 'Orders',
    loadComponent: () =>
      import('./feature-order-list/order-list-page.ts').then((m) => m.OrderListPage),
  },
  {
    path: ':id',
    title: 'Order',
    loadComponent: () =>
      import('./feature-order-detail/order-detail-page.ts').then((m) => m.OrderDetailPage),
  },
];
