import type { Routes } from '@angular/router';

export const returnRoutes: Routes = [
  {
    path: '',
    title: 'Returns',
    loadComponent: () =>
      import('./feature-return-list/return-list-page.ts').then((m) => m.ReturnListPage),
  },
  {
    path: 'rules',
    title: 'Return rules',
    loadComponent: () => import('./feature-rules/rules-page.ts').then((m) => m.ReturnRulesPage),
  },
  {
    path: 'brought-back',
    title: 'Parcels brought back',
    loadComponent: () => import('./feature-arrivals/arrivals-page.ts').then((m) => m.ArrivalsPage),
  },
  {
    path: ':id',
    title: 'Return',
    loadComponent: () => import('./feature-return-page/return-page.ts').then((m) => m.ReturnPage),
  },
];
