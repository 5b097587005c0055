import type { Routes } from '@angular/router';

export const orderRoutes: Routes = [
  {
    path: ':id',
    loadComponent: () =>
      import('./feature-order-page/order-page.ts').then((file) => file.OrderPage),
  },
];
