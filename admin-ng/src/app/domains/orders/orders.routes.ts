import type { Routes } from '@angular/router';

export const orderRoutes: Routes = [
  {
    path: '',
    title: 'Orders',
    loadComponent: () =>
      import('./feature-order-list/order-list-page.ts').then((m) => m.OrderListPage),
  },
  {
    path: ':id/edit',
    title: 'Edit an order',
    loadComponent: () =>
      import('./feature-order-edit/order-edit-page.ts').then((m) => m.OrderEditPage),
  },
  {
    path: ':id',
    title: 'Order',
    loadComponent: () =>
      import('./feature-order-detail/order-detail-page.ts').then((m) => m.OrderDetailPage),
  },
];
