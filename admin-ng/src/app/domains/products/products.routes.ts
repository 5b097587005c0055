import type { Routes } from '@angular/router';
import { leaveOnlyIfSaved } from './util/unsaved-changes.ts';

export const productRoutes: Routes = [
  {
    path: '',
    title: 'Products',
    loadComponent: () =>
      import('./feature-product-list/product-list-page.ts').then((m) => m.ProductListPage),
  },
  {
    path: 'collections',
    title: 'Collections',
    loadComponent: () =>
      import('./feature-collections/collections-page.ts').then((m) => m.CollectionsPage),
  },
  {
    path: 'categories',
    title: 'Categories',
    loadComponent: () =>
      import('./feature-taxonomy/categories-page.ts').then((m) => m.CategoriesPage),
  },
  {
    path: 'brands',
    title: 'Brands',
    loadComponent: () => import('./feature-taxonomy/brands-page.ts').then((m) => m.BrandsPage),
  },
  {
    path: 'attributes',
    title: 'Attributes',
    loadComponent: () =>
      import('./feature-attributes/attributes-page.ts').then((m) => m.AttributesPage),
  },
  {
    path: 'certificates',
    title: 'Certificates',
    loadComponent: () =>
      import('./feature-certificates/certificates-page.ts').then((m) => m.CertificatesPage),
  },
  {
    path: 'new',
    title: 'A new product',
    loadComponent: () =>
      import('./feature-product-new/new-product-page.ts').then((m) => m.NewProductPage),
  },
  {
    path: ':id',
    title: 'Product',
    canDeactivate: [leaveOnlyIfSaved],
    loadComponent: () =>
      import('./feature-product-edit/product-edit-page.ts').then((m) => m.ProductEditPage),
  },
];
