import type { Routes } from '@angular/router';

export const orderRoutes: Routes = [
  {
    path: ':id/returns',
    loadComponent: () =>
      import('./feature-returns-page/returns-page.ts').then((file) => file.ReturnsPage),
  },
  {
    path: ':id/change',
    loadComponent: () =>
      import('./feature-change-page/change-page.ts').then((file) => file.ChangePage),
  },
  {
    path: ':id',
    loadComponent: () =>
      import('./feature-order-page/order-page.ts').then((file) => file.OrderPage),
  },
];
