import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';

const TABS = [
  { path: 'products', link: '/products', label: 'All products' },
  { path: 'collections', link: '/products/collections', label: 'Collections' },
  { path: 'categories', link: '/products/categories', label: 'Categories' },
  { path: 'brands', link: '/products/brands', label: 'Brands' },
  { path: 'certificates', link: '/products/certificates', label: 'Certificates' },
  { path: 'attributes', link: '/products/attributes', label: 'Attributes' },
] as const;

export type ProductTab = (typeof TABS)[number]['path'];

/** The parts of the catalogue. */
@Component({
  selector: 'ga-product-tabs',
  imports: [MatButton, RouterLink],
  template: `
    <nav aria-label="Parts of the catalogue">
      @for (tab of tabs; track tab.path) {
        <a
          matButton
          [routerLink]="tab.link"
          [attr.aria-current]="tab.path === here() ? 'page' : null"
          >{{ tab.label }}</a
        >
      }
    </nav>
  `,
  styles: `
    a[aria-current='page'] {
      background: var(--apple-wash);
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ProductTabs {
  readonly here = input.required<ProductTab>();
  protected readonly tabs = TABS;
}
