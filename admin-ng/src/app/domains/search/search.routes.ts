import type { Routes } from '@angular/router';

export const searchRoutes: Routes = [
  {
    path: '',
    title: 'Search',
    loadComponent: () => import('./feature-index-page/index-page.ts').then((m) => m.IndexPage),
  },
];
