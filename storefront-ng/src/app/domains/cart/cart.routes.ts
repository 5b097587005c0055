import type { Routes } from '@angular/router';

export const cartRoutes: Routes = [
  {
    path: '',
    loadComponent: () => import('./feature-bag-page/bag-page.ts').then((file) => file.BagPage),
  },
];
