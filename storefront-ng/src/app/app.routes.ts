import type { Routes } from '@angular/router';

/** Pages whose own words are English, whatever language the shop is read in. */
const ENGLISH_ONLY = { lang: 'en-US' };

/** Every page is its own chunk; the shell around them is what loads first. */
export const routes: Routes = [
  {
    path: '',
    data: ENGLISH_ONLY,
    loadChildren: () =>
      import('./domains/catalogue/catalogue.routes.ts').then((file) => file.catalogueRoutes),
  },
  {
    path: 'bag',
    loadChildren: () => import('./domains/cart/cart.routes.ts').then((file) => file.cartRoutes),
  },
  {
    path: 'checkout',
    loadChildren: () =>
      import('./domains/checkout/checkout.routes.ts').then((file) => file.checkoutRoutes),
  },
  {
    path: 'orders',
    loadChildren: () =>
      import('./domains/orders/orders.routes.ts').then((file) => file.orderRoutes),
  },
  {
    path: '',
    data: ENGLISH_ONLY,
    loadChildren: () =>
      import('./domains/content/content.routes.ts').then((file) => file.contentRoutes),
  },
  {
    path: '**',
    loadComponent: () => import('./shell/not-found-page.ts').then((file) => file.NotFoundPage),
  },
];
