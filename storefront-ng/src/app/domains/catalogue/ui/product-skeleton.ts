import { ChangeDetectionStrategy, Component } from '@angular/core';
import { Say } from '../../shared/util-language/say.ts';

/** The shape of a product page that is on its way. */
@Component({
  selector: 'ga-product-skeleton',
  imports: [Say],
  template: `<p class="sr-only" role="status">{{ 'Loading the product' | say }}</p>
    <div class="columns" aria-hidden="true">
      <span class="skeleton picture"></span>
      <div>
        <span class="skeleton chip"></span>
        <span class="skeleton title"></span>
        <span class="skeleton line"></span>
        <span class="skeleton line"></span>
        <span class="skeleton price"></span>
        <span class="skeleton button"></span>
      </div>
    </div>`,
  styles: `
    .columns {
      display: grid;
      gap: 2rem;
    }
    .columns > div {
      display: grid;
      gap: 1rem;
      align-content: start;
    }
    .picture {
      aspect-ratio: 1;
      border-radius: var(--radius-l);
    }
    .chip {
      width: 5rem;
      height: 1.5rem;
    }
    .title {
      width: 80%;
      height: 3rem;
    }
    .line {
      height: 1.125rem;
    }
    .price {
      width: 8rem;
      height: 2.25rem;
    }
    .button {
      height: 3.25rem;
      border-radius: var(--radius-pill);
    }
    @media (min-width: 64rem) {
      .columns {
        grid-template-columns: minmax(0, 1fr) minmax(0, 0.9fr);
        gap: 3.5rem;
      }
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ProductSkeleton {}
