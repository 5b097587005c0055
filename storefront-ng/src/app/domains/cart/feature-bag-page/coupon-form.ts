import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { Icon } from '@green-apple/ng-ui';
import { BagStore } from '../../shared/data-bag/bag-store.ts';
import { Say } from '../../shared/util-language/say.ts';
import { WORDS } from '../../shared/util-language/words.ts';
import { couponWords } from '../util/coupon-words.ts';
import { problemWords, type ProblemWords } from '../../shared/util-words/problem-words.ts';

/** A code that takes something off: typed, used, explained, taken back. */
@Component({
  selector: 'ga-coupon-form',
  imports: [Icon, Say],
  templateUrl: './coupon-form.html',
  styleUrl: './coupon-form.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class CouponForm {
  protected readonly bag = inject(BagStore);
  protected readonly coupon = computed(() => this.bag.cart()?.coupon ?? null);
  readonly #words = inject(WORDS);
  /** What it is for while it takes something off, and else why it does not. */
  protected readonly words = computed(() => {
    const coupon = this.coupon();
    return coupon === null ? '' : couponWords(coupon, this.#words);
  });
  protected readonly checking = signal(false);
  protected readonly problem = signal<ProblemWords | null>(null);

  protected async apply(event: Event, field: HTMLInputElement): Promise<void> {
    event.preventDefault();
    const code = field.value.trim();
    if (this.checking()) return;
    if (!code) {
      this.problem.set({ title: 'There is no code yet', text: 'Type it into the field first.' });
      return;
    }
    this.checking.set(true);
    this.problem.set(null);
    try {
      await this.bag.applyCoupon(code);
      field.value = '';
    } catch (error) {
      this.problem.set(problemWords(error));
      field.focus();
    } finally {
      this.checking.set(false);
    }
  }
}
