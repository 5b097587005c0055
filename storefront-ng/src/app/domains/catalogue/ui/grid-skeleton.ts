import { ChangeDetectionStrategy, Component } from '@angular/core';
import { Say } from '../../shared/util-language/say.ts';

/** The shape of a list that is on its way. */
@Component({
  selector: 'ga-grid-skeleton',
  imports: [Say],
  template: `<p class="sr-only" role="status">{{ 'Loading products' | say }}</p>
    <div class="product-grid" aria-hidden="true">
      @for (card of cards; track card) {
        <div>
          <span class="skeleton picture"></span>
          <span class="skeleton line short"></span>
          <span class="skeleton line"></span>
          <span class="skeleton line short"></span>
        </div>
      }
    </div>`,
  styles: `
    .picture {
      aspect-ratio: 1;
      margin-bottom: 0.75rem;
      border-radius: var(--radius-l);
    }
    .line {
      height: 1rem;
      margin-top: 0.5rem;
    }
    .short {
      width: 55%;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class GridSkeleton {
  protected readonly cards = [0, 1, 2, 3, 4, 5, 6, 7];
}
