import type { Routes } from '@angular/router';

export const packingRoutes: Routes = [
  {
    path: '',
    title: 'Packing',
    loadComponent: () =>
      import('./feature-work-list/work-list-page.ts').then((m) => m.WorkListPage),
  },
];
