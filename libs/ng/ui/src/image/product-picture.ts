import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import type { ImageDto } from '@green-apple/contracts-http';
import { BrandMark } from '../brand/brand-mark.ts';
import { fallbackUrl, focusPosition, pictureSize, sourceSet } from './picture-source.ts';

/**
 * A product picture in AVIF or WebP, square unless told, cropped around its focal point, on its goal's tint. Lazy unless `priority`: give that to
 * the one picture that is the page's largest first paint.
 */
@Component({
  selector: 'ga-product-picture',
  imports: [BrandMark],
  template: `@if (image(); as shown) {
      <picture>
        <source type="image/avif" [attr.srcset]="avif()" [attr.sizes]="sizes()" />
        <source type="image/webp" [attr.srcset]="webp()" [attr.sizes]="sizes()" />
        <img
          [attr.width]="size()?.width"
          [attr.height]="size()?.height"
          [style.object-position]="position()"
          [attr.alt]="decorative() ? '' : shown.alt"
          [attr.lang]="decorative() ? null : (shown.lang ?? null)"
          [attr.loading]="priority() ? 'eager' : 'lazy'"
          [attr.fetchpriority]="priority() ? 'high' : null"
          [attr.decoding]="priority() ? null : 'async'"
          [attr.src]="src()"
        />
      </picture>
    } @else {
      <span class="missing"><ga-brand-mark [size]="56" /></span>
    }`,
  styles: `
    :host {
      display: block;
      overflow: hidden;
      background: var(--goal, var(--surface-sunk));
    }
    img {
      display: block;
      width: 100%;
      height: 100%;
      object-fit: cover;
      font-size: 13px;
      color: var(--goal-ink, var(--ink-soft));
    }
    .missing {
      display: grid;
      place-items: center;
      height: 100%;
      opacity: 0.5;
    }
  `,
  host: { '[style.background-color]': 'image()?.tint', '[style.aspect-ratio]': 'ratio()' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ProductPicture {
  readonly image = input.required<ImageDto | null>();
  /** The `sizes` attribute: how wide the picture stands at which viewport. */
  readonly sizes = input('(min-width: 64rem) 280px, 45vw');
  readonly priority = input(false);
  /** Width by height of what shows. */
  readonly ratio = input(1);
  /** True where the product's name stands beside the picture and saying it twice helps nobody. */
  readonly decorative = input(false);

  protected readonly avif = computed(() => this.#with((image) => sourceSet(image, 'avif')));
  protected readonly webp = computed(() => this.#with((image) => sourceSet(image, 'webp')));
  protected readonly src = computed(() => this.#with((image) => fallbackUrl(image, 480)));

  protected readonly size = computed(() => this.#with(pictureSize));
  protected readonly position = computed(() =>
    this.#with((image) => focusPosition(image, this.ratio())),
  );

  #with<T>(make: (image: ImageDto) => T): T | null {
    const image = this.image();
    return image && make(image);
  }
}
