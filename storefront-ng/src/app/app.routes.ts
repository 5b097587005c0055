import type { Routes } from '@angular/router';

/** Every page is its own chunk; the shell around them is what loads first. */
export const routes: Routes = [
  {
    path: '',
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
    loadChildren: () =>
      import('./domains/content/content.routes.ts').then((file) => file.contentRoutes),
  },
  {
    path: '**',
    loadComponent: () => import('./shell/not-found-page.ts').then((file) => file.NotFoundPage),
  },
];
