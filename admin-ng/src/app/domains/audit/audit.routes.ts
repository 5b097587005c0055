import type { Routes } from '@angular/router';

export const auditRoutes: Routes = [
  {
    path: '',
    title: 'Audit',
    loadComponent: () => import('./feature-audit-page/audit-page.ts').then((m) => m.AuditPage),
  },
];
