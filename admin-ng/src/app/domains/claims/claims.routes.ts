import type { Routes } from '@angular/router';

export const claimRoutes: Routes = [
  {
    path: '',
    title: 'Claims',
    loadComponent: () => import('./feature-claim-page/claim-page.ts').then((m) => m.ClaimPage),
  },
];
