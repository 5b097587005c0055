import { isPlatformBrowser } from '@angular/common';
import {
  ChangeDetectionStrategy,
  Component,
  PLATFORM_ID,
  RESPONSE_INIT,
  computed,
  effect,
  inject,
  signal,
  untracked,
} from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute, RouterLink } from '@angular/router';
import { placeLine } from '@green-apple/domain-pricing/country';
import { isSold, orderMessage } from '@green-apple/domain-order';
import { OrderClient } from '@green-apple/ng-api-client';
import { Icon, MoneyPipe } from '@green-apple/ng-ui';
import { LoadProblem } from '../../shared/ui-load-problem/load-problem.ts';
import { Receipt } from '../../shared/ui-receipt/receipt.ts';
import { PageMeta } from '../../shared/util-seo/page-meta.ts';
import { Say } from '../../shared/util-language/say.ts';
import { Stressed } from '../../shared/util-language/stressed.ts';
import { WORDS, type Words } from '../../shared/util-language/words.ts';
import { deliveryName } from '../../shared/util-words/receipt-words.ts';
import { OrderEditsStore } from '../data/order-edits-store.ts';
import { OrderLive } from '../data/order-live.ts';
import { OrderStore } from '../data/order-store.ts';
import { RepaymentStore } from '../data/repayment-store.ts';
import { ChangeHistory } from '../ui/change-history.ts';
import { OrderLines } from '../ui/order-lines.ts';
import { OrderParcels } from '../ui/order-parcels.ts';
import { OrderRefunds } from '../ui/order-refunds.ts';
import { ProgressSteps } from '../ui/progress-steps.ts';
import { HEADLINES, isSettled, stepsOf } from '../util/progress.ts';
import { AnotherCard } from './another-card.ts';
import { BankCheck } from './bank-check.ts';
import { CancelOrder } from './cancel-order.ts';
import { OrderChanges } from './order-changes.ts';
import { OrderReviews } from './order-reviews.ts';

/** The whole story of an order, live. Every mail leads here. */
@Component({
  selector: 'ga-order-page',
  imports: [
    AnotherCard,
    BankCheck,
    CancelOrder,
    ChangeHistory,
    Icon,
    LoadProblem,
    MoneyPipe,
    OrderChanges,
    OrderLines,
    OrderParcels,
    OrderRefunds,
    OrderReviews,
    ProgressSteps,
    Receipt,
    RouterLink,
    Say,
    Stressed,
  ],
  providers: [OrderEditsStore, OrderLive, OrderStore, RepaymentStore],
  templateUrl: './order-page.html',
  styleUrl: './order-page.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class OrderPage {
  protected readonly placeLine = placeLine;
  readonly #words = inject(WORDS);
  readonly #browser = isPlatformBrowser(inject(PLATFORM_ID));
  readonly #response = inject(RESPONSE_INIT, { optional: true });
  readonly #params = toSignal(inject(ActivatedRoute).paramMap, { requireSync: true });
  protected readonly store = inject(OrderStore);
  protected readonly edits = inject(OrderEditsStore);
  readonly #client = inject(OrderClient);
  /** The bank's check opens by itself the first time it is asked for. */
  protected readonly firstCheck = signal(true);

  protected readonly order = this.store.order;
  protected readonly progress = this.store.progress;
  protected readonly state = computed(() => this.progress()?.state ?? 'placed');
  protected readonly headline = computed(() => HEADLINES[this.state()]);
  protected readonly message = computed(() => {
    const progress = this.progress();
    return progress && orderMessage(progress.state, progress.reason, this.#words.language);
  });
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
    if (!delivery) return '';
    return this.#words.say(
      delivery.kind === 'collect' ? 'Ready *{days}* by {way}.' : 'At your door *{days}* by {way}.',
      {
        days: this.#words.window(delivery.earliest, delivery.latest),
        way: inSentence(deliveryName(delivery, this.#words), this.#words),
      },
    );
  });
  protected readonly heldUntil = computed(() => {
    const until = this.progress()?.holdExpiresAt;
    // The time of the shopper's own clock, which the server does not know.
    return until && this.#browser ? this.#words.time(until) : null;
  });

  constructor() {
    this.store.open(computed(() => this.#params().get('id') ?? ''));
    this.edits.watch(
      computed(
        () => {
          const progress = this.progress();
          return progress !== null && this.sold()
            ? { id: progress.id, version: progress.version }
            : null;
        },
        { equal: (one, other) => one?.id === other?.id && one?.version === other?.version },
      ),
    );
    const meta = inject(PageMeta);
    effect(() => {
      const order = this.order();
      meta.describe({
        title: order
          ? this.#words.say('Order {number}', { number: order.number })
          : this.#words.say('Your order'),
      });
      if (this.store.missing() && this.#response) this.#response.status = 404;
      if (order && this.#browser) untracked(() => this.store.goLive(order));
    });
  }

  protected readonly payAgain = (id: string) => (paymentMethodId: string, key: string) =>
    this.#client.payAgain(id, { paymentMethodId }, key);
  protected readonly askBank = (id: string) => () => this.#client.paymentAction(id);

  protected checked(): Promise<void> {
    this.firstCheck.set(false);
    return this.store.refresh();
  }
}

/** English writes names of ways small in a sentence, German never. */
const inSentence = (name: string, { language }: Words): string =>
  language === 'en' ? name.toLowerCase() : name;
