import { NgTemplateOutlet } from '@angular/common';
import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Icon, MoneyPipe } from '@green-apple/ng-ui';
import { BagStore } from '../../shared/data-bag/bag-store.ts';
import { LoadProblem } from '../../shared/ui-load-problem/load-problem.ts';
import { Receipt } from '../../shared/ui-receipt/receipt.ts';
import { Say } from '../../shared/util-language/say.ts';
import { WORDS } from '../../shared/util-language/words.ts';
import { PageMeta } from '../../shared/util-seo/page-meta.ts';
import { CouponForm } from './coupon-form.ts';
import { BagLine } from '../ui/bag-line.ts';
import { FreeDelivery } from '../ui/free-delivery.ts';

/** What the shopper has gathered, what it costs so far, and the way to the checkout. */
@Component({
  selector: 'ga-bag-page',
  imports: [
    BagLine,
    CouponForm,
    FreeDelivery,
    Icon,
    LoadProblem,
    MoneyPipe,
    NgTemplateOutlet,
    Receipt,
    RouterLink,
    Say,
  ],
  templateUrl: './bag-page.html',
  styleUrl: './bag-page.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class BagPage {
  protected readonly bag = inject(BagStore);
  protected readonly lines = computed(() =>
    (this.bag.cart()?.lines ?? []).map((line) => ({
      line,
      quantity: line.gift ? line.quantity : this.bag.quantityOf(line.variantId, line.quantity),
    })),
  );
  protected readonly empty = computed(() => this.lines().length === 0);
  /** A line that cannot be sold as it is keeps the shopper from a checkout that would refuse it. */
  protected readonly blocked = computed(() =>
    this.lines().some(({ line }) => line.problem !== null),
  );

  /** What left the shop while it lay in the bag. */
  protected readonly gone = computed(() =>
    this.lines().flatMap(({ line }) => (line.problem === 'NO_LONGER_SOLD' ? [line] : [])),
  );

  constructor() {
    inject(PageMeta).describe({ title: inject(WORDS).say('Your bag') });
  }
  protected takeOut(): void {
    for (const { variantId } of this.gone()) void this.bag.setQuantity(variantId, 0);
  }
}
