import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import type { ProductCard as ProductCardDto } from '@green-apple/contracts-http';
import { BagStore } from '../data-bag/bag-store.ts';
import { ProductCard } from '../ui-product-card/product-card.ts';

/** Products side by side, each of which can be put into the bag where it stands. */
@Component({
  selector: 'ga-product-grid',
  imports: [ProductCard],
  template: `<ul class="product-grid" role="list">
    @for (product of products(); track product.id) {
      <li>
        <ga-product-card
          [product]="product"
          [priority]="$index < eager()"
          [adding]="bag.adding().has(product.variantId)"
          (add)="put($event)"
        />
      </li>
    }
  </ul>`,
  styles: `
    li {
      display: grid;
      min-width: 0;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ProductGrid {
  readonly products = input.required<readonly ProductCardDto[]>();
  /** How many of the first pictures load at once. */
  readonly eager = input(0);
  protected readonly bag = inject(BagStore);

  protected put(product: ProductCardDto): void {
    void this.bag.add({ variantId: product.variantId, title: product.title });
  }
}
