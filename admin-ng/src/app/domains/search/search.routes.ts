import type { Routes } from '@angular/router';

export const searchRoutes: Routes = [
  {
    path: '',
    title: 'Search',
    loadComponent: () => import('./feature-index-page/index-page.ts').then((m) => m.IndexPage),
  },
  {
    path: 'rules',
    title: 'Words and places',
    loadComponent: () => import('./feature-rules-page/rules-page.ts').then((m) => m.RulesPage),
  },
];
