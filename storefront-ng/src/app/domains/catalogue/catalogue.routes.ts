import type { Routes } from '@angular/router';

const list = () => import('./feature-list/list-page.ts').then((file) => file.ListPage);

export const catalogueRoutes: Routes = [
  {
    path: '',
    pathMatch: 'full',
    loadComponent: () => import('./feature-home/home-page.ts').then((file) => file.HomePage),
  },
  { path: 'shop', loadComponent: list },
  { path: 'c/:category', loadComponent: list },
  { path: 'collections/:collection', loadComponent: list },
  { path: 'goal/:goal', loadComponent: list },
  { path: 'search', loadComponent: list, data: { search: true } },
  {
    path: 'p/:slug',
    loadComponent: () =>
      import('./feature-product/product-page.ts').then((file) => file.ProductPage),
  },
];
