import type { Routes } from '@angular/router';

export const checkoutRoutes: Routes = [
  {
    path: '',
    loadComponent: () =>
      import('./feature-checkout-page/checkout-page.ts').then((file) => file.CheckoutPage),
  },
];
