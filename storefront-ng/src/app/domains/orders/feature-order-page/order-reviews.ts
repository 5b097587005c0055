import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import type { OrderReview, WriteReview } from '@green-apple/contracts-http';
import { mayReview } from '@green-apple/domain-catalog';
import { Icon, ProductPicture } from '@green-apple/ng-ui';
import { Say } from '../../shared/util-language/say.ts';
import { WORDS } from '../../shared/util-language/words.ts';
import { problemSentence, problemWords } from '../../shared/util-words/problem-words.ts';
import { OrderReviewsStore } from '../data/order-reviews-store.ts';
import { ReviewForm } from '../ui/review-form.ts';
import { standing } from '../util/review-draft.ts';

/** Once something has arrived: what the buyer says of it. */
@Component({
  selector: 'ga-order-reviews',
  imports: [Icon, ProductPicture, ReviewForm, Say],
  providers: [OrderReviewsStore],
  template: `@if (store.items().length > 0) {
      <section aria-labelledby="say-title">
        <h2 id="say-title">{{ 'How do you like it?' | say }}</h2>
        <ul role="list">
          @for (item of store.items(); track item.productId) {
            <li>
              <div class="row">
                <ga-product-picture [image]="item.image" [decorative]="true" sizes="56px" />
                <div class="text">
                  <p class="title">{{ item.title }}</p>
                  @if (item.review; as review) {
                    <p class="small soft" role="status">
                      {{
                        '{stars} of 5 stars, “{title}”.'
                          | say: { stars: review.stars, title: review.title }
                      }}
                      {{ standing(review) }}
                    </p>
                  }
                </div>
                @if (open() !== item.productId) {
                  <button type="button" class="btn btn-quiet" (click)="show(item)">
                    {{ (item.review ? 'Change it' : 'Write a review') | say
                    }}<span class="sr-only"> {{ 'of {title}' | say: { title: item.title } }}</span>
                  </button>
                }
              </div>
              @if (open() === item.productId) {
                <ga-review-form
                  [item]="item"
                  [sending]="sending()"
                  [refusal]="refusal()"
                  (send)="write(item, $event)"
                  (leave)="open.set(null)"
                />
              }
            </li>
          }
        </ul>
      </section>
    } @else if (store.failed()) {
      <p class="soft">
        <ga-icon name="error" [size]="18" /> {{ 'Your reviews do not load right now.' | say }}
        <button type="button" class="btn btn-quiet" (click)="store.reload()">
          {{ 'Try again' | say }}
        </button>
      </p>
    }`,
  styles: `
    li {
      border-bottom: 1px solid var(--line);
    }
    .row {
      display: grid;
      grid-template-columns: 3.5rem minmax(0, 1fr);
      gap: 0.75rem 1rem;
      align-items: center;
      padding-block: 0.875rem;
    }
    .row .btn {
      grid-column: 1 / -1;
      justify-self: start;
    }
    ga-product-picture {
      border-radius: var(--radius-s);
    }
    .title {
      font-weight: 600;
    }
    @media (min-width: 34rem) {
      .row {
        grid-template-columns: 3.5rem minmax(0, 1fr) auto;
      }
      .row .btn {
        grid-column: auto;
      }
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class OrderReviews {
  readonly #words = inject(WORDS);
  readonly orderId = input.required<string>();
  readonly state = input.required<string>();

  protected readonly store = inject(OrderReviewsStore);
  protected readonly open = signal<string | null>(null);
  protected readonly sending = signal(false);
  protected readonly refusal = signal<string | null>(null);
  protected readonly standing = (review: NonNullable<OrderReview['review']>): string =>
    standing(review, this.#words);

  constructor() {
    this.store.follow(computed(() => (mayReview(this.state()) ? this.orderId() : undefined)));
  }

  protected show({ productId }: OrderReview): void {
    this.refusal.set(null);
    this.open.set(productId);
  }

  /** Harmless to repeat: the same words are one review. */
  protected async write({ productId }: OrderReview, review: WriteReview): Promise<void> {
    this.sending.set(true);
    this.refusal.set(null);
    try {
      await this.store.write(productId, review);
      this.open.set(null);
    } catch (error) {
      this.refusal.set(problemSentence(problemWords(error), this.#words));
    } finally {
      this.sending.set(false);
    }
  }
}
