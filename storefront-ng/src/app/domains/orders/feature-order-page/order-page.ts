import { isPlatformBrowser } from '@angular/common';
import {
  ChangeDetectionStrategy,
  Component,
  PLATFORM_ID,
  RESPONSE_INIT,
  computed,
  effect,
  inject,
  untracked,
} from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute, RouterLink } from '@angular/router';
import { isSold } from '@green-apple/domain-order';
import { Icon } from '@green-apple/ng-ui';
import { LoadProblem } from '../../shared/ui-load-problem/load-problem.ts';
import { Receipt } from '../../shared/ui-receipt/receipt.ts';
import { PageMeta } from '../../shared/util-seo/page-meta.ts';
import { sayWindow } from '../../shared/util-words/dates.ts';
import { OrderLive } from '../data/order-live.ts';
import { OrderStore } from '../data/order-store.ts';
import { RepaymentStore } from '../data/repayment-store.ts';
import { OrderLines } from '../ui/order-lines.ts';
import { OrderParcels } from '../ui/order-parcels.ts';
import { OrderRefunds } from '../ui/order-refunds.ts';
import { ProgressSteps } from '../ui/progress-steps.ts';
import { HEADLINES, isSettled, stepsOf } from '../util/progress.ts';
import { AnotherCard } from './another-card.ts';
import { CancelOrder } from './cancel-order.ts';
import { OrderReviews } from './order-reviews.ts';

/** The whole story of an order, live. Every mail leads here. */
@Component({
  selector: 'ga-order-page',
  imports: [
    AnotherCard,
    CancelOrder,
    Icon,
    LoadProblem,
    OrderLines,
    OrderParcels,
    OrderRefunds,
    OrderReviews,
    ProgressSteps,
    Receipt,
    RouterLink,
  ],
  providers: [OrderLive, OrderStore, RepaymentStore],
  templateUrl: './order-page.html',
  styleUrl: './order-page.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class OrderPage {
  readonly #browser = isPlatformBrowser(inject(PLATFORM_ID));
  readonly #response = inject(RESPONSE_INIT, { optional: true });
  readonly #params = toSignal(inject(ActivatedRoute).paramMap, { requireSync: true });
  protected readonly store = inject(OrderStore);
  protected readonly repayment = inject(RepaymentStore);

  protected readonly order = this.store.order;
  protected readonly progress = this.store.progress;
  protected readonly state = computed(() => this.progress()?.state ?? 'placed');
  protected readonly headline = computed(() => HEADLINES[this.state()]);
  protected readonly steps = computed(() =>
    stepsOf(this.state(), this.order()?.delivery.kind === 'collect'),
  );
  protected readonly sold = computed(() => isSold(this.state()));
  protected readonly settled = computed(() => isSettled(this.state()));
  /** Null until there is something to follow. */
  protected readonly parcels = computed(() => {
    const shipments = this.progress()?.shipments ?? [];
    return shipments.length > 0 ? shipments : null;
  });
  protected readonly arrives = computed(() => {
    const delivery = this.order()?.delivery;
    return delivery ? sayWindow(delivery.earliest, delivery.latest) : '';
  });
  protected readonly heldUntil = computed(() => {
    const until = this.progress()?.holdExpiresAt;
    // The time of the shopper's own clock, which the server does not know.
    return until && this.#browser
      ? new Intl.DateTimeFormat('en-US', { timeStyle: 'short' }).format(new Date(until))
      : null;
  });

  constructor() {
    this.store.open(computed(() => this.#params().get('id') ?? ''));
    const meta = inject(PageMeta);
    effect(() => {
      const order = this.order();
      meta.describe({ title: order ? `Order ${order.number}` : 'Your order' });
      if (this.store.missing() && this.#response) this.#response.status = 404;
      if (order && this.#browser) untracked(() => this.store.goLive(order));
    });
    this.#openBankOnce();
  }

  protected async confirm(): Promise<void> {
    const order = this.order();
    if (!order) return;
    await this.repayment.confirmWithBank(order.id);
    await this.store.refresh();
  }

  /** The bank's check opens by itself the first time it is asked for; later ones are a button away. */
  #openBankOnce(): void {
    let opened = false;
    effect(() => {
      const wanted = this.state() === 'action_required' && this.order() !== null;
      if (!wanted || opened || !this.#browser) return;
      opened = true;
      untracked(() => void this.confirm());
    });
  }
}
