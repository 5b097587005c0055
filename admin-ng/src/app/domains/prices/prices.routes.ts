import type { Routes } from '@angular/router';

export const priceRoutes: Routes = [
  {
    path: '',
    title: 'Price lists',
    loadComponent: () =>
      import('./feature-price-list-page/price-list-page.ts').then((m) => m.PriceListPage),
  },
  {
    path: ':id',
    title: 'Price list',
    loadComponent: () =>
      import('./feature-price-book-page/price-book-page.ts').then((m) => m.PriceBookPage),
  },
];
