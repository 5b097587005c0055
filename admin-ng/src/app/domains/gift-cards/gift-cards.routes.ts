import type { Routes } from '@angular/router';

export const giftCardRoutes: Routes = [
  {
    path: '',
    title: 'Gift cards',
    loadComponent: () =>
      import('./feature-gift-card-page/gift-card-page.ts').then((m) => m.GiftCardPage),
  },
];
