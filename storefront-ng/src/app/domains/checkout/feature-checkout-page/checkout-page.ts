import {
  ChangeDetectionStrategy,
  Component,
  DOCUMENT,
  Injector,
  afterNextRender,
  computed,
  effect,
  inject,
  signal,
  viewChild,
} from '@angular/core';
import { form, validate } from '@angular/forms/signals';
import { Router, RouterLink } from '@angular/router';
import { Icon, MoneyPipe } from '@green-apple/ng-ui';
import { BagStore } from '../../shared/data-bag/bag-store.ts';
import { CardField } from '../../shared/feature-card-field/card-field.ts';
import { MarketStore } from '../../shared/data-market/market-store.ts';
import { LoadProblem } from '../../shared/ui-load-problem/load-problem.ts';
import { countryIn } from '../../shared/util-address/postal-address.ts';
import { namedIn } from '../../shared/util-language/line-names.ts';
import { PAGE_LANGUAGE } from '../../shared/util-language/page-language.ts';
import { Say } from '../../shared/util-language/say.ts';
import { Stressed } from '../../shared/util-language/stressed.ts';
import { WORDS } from '../../shared/util-language/words.ts';
import { PageMeta } from '../../shared/util-seo/page-meta.ts';
import { DraftStore } from '../data/draft-store.ts';
import { PaymentAccessStore } from '../data/payment-access-store.ts';
import { PlacementStore } from '../data/placement-store.ts';
import { QuoteStore } from '../data/quote-store.ts';
import { StoreList } from '../data/store-list.ts';
import { AddressFields } from '../ui/address-fields.ts';
import { DeliveryChoice } from '../../shared/ui-delivery-choice/delivery-choice.ts';
import { OrderSummary } from '../ui/order-summary.ts';
import { PlacementNote } from '../ui/placement-note.ts';
import { RefusalNote } from '../ui/refusal-note.ts';
import { StoreChoice } from '../ui/store-choice.ts';
import { WayChoice } from '../ui/way-choice.ts';
import {
  asksFor,
  DRAFT_FIELDS,
  isCollect,
  type CheckoutDraft,
  type Way,
} from '../util/checkout-draft.ts';
import { fieldFault } from '../util/draft-rules.ts';
import type { MissingLine } from '../util/refusal.ts';
import { GiftCardForm } from './gift-card-form.ts';
import { Payment } from './payment.ts';

/** From address to order on one page, as a guest. */
@Component({
  selector: 'ga-checkout-page',
  imports: [
    AddressFields,
    CardField,
    DeliveryChoice,
    GiftCardForm,
    Icon,
    LoadProblem,
    MoneyPipe,
    OrderSummary,
    PlacementNote,
    RefusalNote,
    RouterLink,
    Say,
    StoreChoice,
    Stressed,
    WayChoice,
  ],
  providers: [DraftStore, PaymentAccessStore, Payment, PlacementStore, QuoteStore, StoreList],
  templateUrl: './checkout-page.html',
  styleUrl: './checkout-page.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class CheckoutPage {
  readonly #words = inject(WORDS);
  readonly #language = inject(PAGE_LANGUAGE);
  readonly #drafts = inject(DraftStore);
  readonly #document = inject(DOCUMENT);
  readonly #injector = inject(Injector);
  readonly #router = inject(Router);
  protected readonly shop = inject(MarketStore);
  protected readonly bag = inject(BagStore);
  protected readonly quotes = inject(QuoteStore);
  protected readonly payment = inject(Payment);
  protected readonly placement = inject(PlacementStore);
  protected readonly access = inject(PaymentAccessStore);
  protected readonly stores = inject(StoreList);
  protected readonly way = this.#drafts.way;

  private readonly card = viewChild(CardField);
  protected readonly option = signal<string | null>(null);
  protected readonly ageConfirmed = signal(false);
  /** The button was pressed before the age was confirmed. */
  protected readonly ageMissing = signal(false);

  protected readonly form = form(this.#drafts.draft, (path) => {
    for (const field of DRAFT_FIELDS)
      validate(path[field], ({ value }) => {
        if (!asksFor(this.way(), field)) return null;
        const country = countryIn(this.shop.market(), this.#drafts.draft());
        const fault = fieldFault(field, value(), country);
        const message =
          fault === null ? this.payment.faultOf(field, value()) : this.#words.say(fault);
        return message === null ? null : { kind: 'fault', message };
      });
  });

  protected readonly quote = this.quotes.quote;
  protected readonly carried = computed(
    () => this.quote()?.deliveryOptions.filter(({ kind }) => kind === 'delivery') ?? [],
  );
  protected readonly empty = computed(
    () => this.bag.cart()?.lines.length === 0 || (!this.bag.loading() && !this.bag.cart()),
  );
  protected readonly lines = computed(() => {
    const quoted = this.quote()?.lines;
    return quoted ? namedIn(quoted, this.#language) : (this.bag.cart()?.lines ?? []);
  });
  /** True when gift cards pay all of it: no card is asked for. */
  protected readonly covered = computed(() => this.quote()?.tender.due.minor === 0);
  /** Fields stay as they are while an order is on its way. */
  protected readonly busy = computed(() => this.placement.phase() !== 'idle');
  protected readonly waiting = computed(() =>
    ['checking', 'unsure', 'placed'].includes(this.placement.phase()),
  );

  constructor() {
    inject(PageMeta).describe({ title: this.#words.say('Checkout') });
    effect(() => this.#drafts.keep(this.#drafts.draft()));
    effect(() => this.#drafts.keepWay(this.way()));
    // The form shows a country as soon as it is known which ones there are.
    effect(() => {
      const country = countryIn(this.shop.market(), this.#drafts.draft());
      this.#drafts.draft.update((draft) =>
        draft.country === country ? draft : { ...draft, country },
      );
    });
    effect(() => {
      if (!this.shop.collects()) this.way.set('deliver');
    });
    afterNextRender(() => {
      if (this.placement.pending()) void this.#settle(this.payment.findOut());
      else this.quoteIfReady();
    });
  }

  /** Called whenever a field is left: as soon as all is there, the total is worked out. */
  protected quoteIfReady(): void {
    if (!this.form().valid() || this.busy() || this.quotes.fits(this.#draft())) return;
    // A store has to be chosen before there is a total to work out.
    if (this.way() === 'deliver' || isCollect(this.option())) void this.#ask();
  }

  /** The button before there is a total. */
  protected showTotal(): void {
    if (this.way() === 'collect' && !isCollect(this.option())) {
      this.#document.querySelector<HTMLElement>('ga-store-choice input')?.focus();
      return;
    }
    if (this.#complete()) void this.#ask();
  }

  protected choose(option: string): void {
    this.option.set(option);
    if (this.way() === 'deliver' || this.#complete()) void this.#ask();
  }

  protected chooseWay(way: Way): void {
    this.way.set(way);
    this.option.set(null);
    this.quotes.clear();
    this.payment.dismiss();
    this.quoteIfReady();
  }

  protected confirmAge(confirmed: boolean): void {
    this.ageConfirmed.set(confirmed);
    if (confirmed) this.ageMissing.set(false);
  }

  protected async pay(): Promise<void> {
    const card = this.card() ?? null;
    if ((card === null && !this.covered()) || !this.#complete()) return;
    if (this.quote()?.minimumAge && !this.ageConfirmed()) {
      this.ageMissing.set(true);
      this.#document.getElementById('age')?.focus();
      return;
    }
    await this.#settle(
      this.payment.pay(card, {
        draft: this.#draft(),
        option: this.option(),
        ageConfirmed: this.ageConfirmed(),
      }),
    );
  }

  /** Another gift card: what is left to pay is worked out anew, as soon as there is an address. */
  protected tenderChanged(): void {
    if (this.form().valid()) void this.#ask();
  }

  protected askAgain(): void {
    void this.#settle(this.payment.findOut());
  }

  /** Takes of every short line what is left, then works out the new total. */
  protected async adjust(lines: readonly MissingLine[]): Promise<void> {
    for (const line of lines)
      await this.bag.setQuantity(line.variantId, Math.max(0, line.available));
    this.payment.dismiss();
    if ((this.bag.cart()?.lines.length ?? 0) > 0) await this.#ask();
  }

  async #ask(): Promise<void> {
    this.quotes.clearAgreement();
    this.payment.dismiss();
    const quote = await this.quotes.ask(this.#draft(), this.option());
    if (quote) this.option.set(quote.delivery.id);
    else this.#focusFault();
  }

  async #settle(outcome: Promise<string | null>): Promise<void> {
    const orderId = await outcome;
    if (orderId === null) {
      this.#focusFault();
      return;
    }
    this.#drafts.forget();
    await this.#router.navigate(['/orders', orderId], { replaceUrl: true });
    this.bag.forget();
  }

  #draft(): CheckoutDraft {
    return this.#drafts.draft();
  }

  /** Says what is missing and goes there; true when nothing is. */
  #complete(): boolean {
    if (this.form().valid()) return true;
    for (const field of DRAFT_FIELDS) this.form[field]().markAsTouched();
    this.#focusFault();
    return false;
  }

  #focusFault(): void {
    const first = DRAFT_FIELDS.find((field) => this.form[field]().invalid());
    if (first === undefined) return;
    this.form[first]().markAsTouched();
    afterNextRender(() => this.#document.getElementById(first)?.focus(), {
      injector: this.#injector,
    });
  }
}
