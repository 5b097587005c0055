import type { Routes } from '@angular/router';

export const packingRoutes: Routes = [
  {
    path: '',
    title: 'Packing',
    loadComponent: () =>
      import('./feature-work-list/work-list-page.ts').then((m) => m.WorkListPage),
  },
  {
    path: 'pick',
    title: 'Pick list',
    loadComponent: () => import('./feature-pick/pick-page.ts').then((m) => m.PickPage),
  },
  {
    path: 'slips',
    title: 'Packing slips',
    loadComponent: () => import('./feature-slips/slips-page.ts').then((m) => m.SlipsPage),
  },
  {
    path: 'counter',
    title: 'Counter',
    loadComponent: () => import('./feature-counter/counter-page.ts').then((m) => m.CounterPage),
  },
];
