import type { Routes } from '@angular/router';

export const bulkRoutes: Routes = [
  {
    path: '',
    title: 'Import & export',
    loadComponent: () => import('./feature-bulk-page/bulk-page.ts').then((m) => m.BulkPage),
  },
];
