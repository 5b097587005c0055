import type { Routes } from '@angular/router';

export const contentRoutes: Routes = [
  {
    path: 'help',
    loadComponent: () => import('./feature-pages/help-page.ts').then((file) => file.HelpPage),
  },
  {
    path: 'delivery-and-returns',
    loadComponent: () =>
      import('./feature-pages/delivery-page.ts').then((file) => file.DeliveryPage),
  },
  {
    path: 'privacy',
    loadComponent: () => import('./feature-pages/privacy-page.ts').then((file) => file.PrivacyPage),
  },
];
