import { ChangeDetectionStrategy, Component, computed, input, linkedSignal } from '@angular/core';
import type { ImageDto } from '@green-apple/contracts-http';
import { ProductPicture } from '@green-apple/ng-ui';
import { Say } from '../../shared/util-language/say.ts';
import { OtherLanguage } from '../../shared/util-language/text-language.ts';

/** A product's pictures: one large, the others to choose from. */
@Component({
  selector: 'ga-gallery',
  imports: [OtherLanguage, ProductPicture, Say],
  template: `<ga-product-picture
      class="large"
      [attr.lang]="shown()?.lang | otherLanguage"
      [image]="shown()"
      [priority]="true"
      sizes="(min-width: 64rem) 620px, 100vw"
    />
    @if (images().length > 1) {
      <ul role="list" [attr.aria-label]="'Pictures' | say">
        @for (image of images(); track image.key) {
          <li>
            <button
              type="button"
              [attr.aria-pressed]="image.key === shown()?.key"
              (click)="index.set($index)"
            >
              <span class="sr-only"
                >{{ 'Show picture {number}:' | say: { number: $index + 1 } }}
                <span [attr.lang]="image.lang | otherLanguage">{{ image.alt }}</span></span
              >
              <ga-product-picture [image]="image" [decorative]="true" sizes="80px" />
            </button>
          </li>
        }
      </ul>
    }`,
  styles: `
    .large {
      border-radius: var(--radius-l);
    }
    ul {
      display: flex;
      flex-wrap: wrap;
      gap: 0.625rem;
      margin-top: 0.75rem;
    }
    button {
      position: relative;
      width: 4.5rem;
      padding: 0;
      overflow: hidden;
      border: 2px solid transparent;
      border-radius: var(--radius-s);
      background: none;
      cursor: pointer;
    }
    button[aria-pressed='true'] {
      border-color: var(--orchard);
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Gallery {
  readonly images = input.required<readonly ImageDto[]>();
  protected readonly index = linkedSignal({ source: this.images, computation: () => 0 });
  protected readonly shown = computed(() => this.images()[this.index()] ?? null);
}
