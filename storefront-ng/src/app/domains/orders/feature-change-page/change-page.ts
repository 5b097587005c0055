import {
  ChangeDetectionStrategy,
  Component,
  DOCUMENT,
  Injector,
  RESPONSE_INIT,
  afterNextRender,
  computed,
  effect,
  inject,
} from '@angular/core';
import { NgTemplateOutlet } from '@angular/common';
import { toSignal } from '@angular/core/rxjs-interop';
import { form, validate } from '@angular/forms/signals';
import { ActivatedRoute, Router, RouterLink } from '@angular/router';
import type { OrderLineDto } from '@green-apple/contracts-http';
import { editRefusalWords, isEditRefusal } from '@green-apple/domain-order';
import { placeLine } from '@green-apple/domain-pricing/country';
import { Icon } from '@green-apple/ng-ui';
import { Say } from '../../shared/util-language/say.ts';
import { WORDS } from '../../shared/util-language/words.ts';
import { PostalFields } from '../../shared/ui-address/postal-fields.ts';
import { DeliveryChoice } from '../../shared/ui-delivery-choice/delivery-choice.ts';
import { LoadProblem } from '../../shared/ui-load-problem/load-problem.ts';
import { countryOf, POSTAL_FIELDS, postalFault } from '../../shared/util-address/postal-address.ts';
import { PageMeta } from '../../shared/util-seo/page-meta.ts';
import { ChangeStore } from '../data/change-store.ts';
import { OrderEditsStore } from '../data/order-edits-store.ts';
import { OrderLive } from '../data/order-live.ts';
import { OrderStore } from '../data/order-store.ts';
import { ChangeLine } from '../ui/change-line.ts';
import { ChangePreview } from '../ui/change-preview.ts';
import { AddItem } from './add-item.ts';

/** Changes an order before it is packed: put together, look at the new total, agree. */
@Component({
  selector: 'ga-change-page',
  imports: [
    AddItem,
    ChangeLine,
    ChangePreview,
    DeliveryChoice,
    Icon,
    LoadProblem,
    NgTemplateOutlet,
    PostalFields,
    RouterLink,
    Say,
  ],
  providers: [ChangeStore, OrderEditsStore, OrderLive, OrderStore],
  templateUrl: './change-page.html',
  styleUrl: './change-page.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ChangePage {
  readonly #words = inject(WORDS);
  readonly #document = inject(DOCUMENT);
  readonly #injector = inject(Injector);
  readonly #router = inject(Router);
  readonly #response = inject(RESPONSE_INIT, { optional: true });
  readonly #params = toSignal(inject(ActivatedRoute).paramMap, { requireSync: true });
  protected readonly orders = inject(OrderStore);
  protected readonly edits = inject(OrderEditsStore);
  protected readonly change = inject(ChangeStore);

  protected readonly orderId = computed(() => this.#params().get('id') ?? '');
  protected readonly order = this.orders.order;
  protected readonly form = form(this.change.address, (path) => {
    for (const field of POSTAL_FIELDS)
      validate(path[field], ({ value }) => {
        const fault = postalFault(field, value(), countryOf(this.change.address().country));
        return fault === null ? null : { kind: 'fault', message: this.#words.say(fault) };
      });
  });

  protected readonly lines = computed(() => {
    const { quantities } = this.change.draft();
    const all = this.order();
    return (all?.lines ?? []).map((line) => ({
      line,
      quantity: quantities[line.id] ?? line.quantity,
      gift: isGift(line) && (all?.totals.total.minor ?? 0) > 0,
    }));
  });
  protected readonly way = computed(() => {
    const wanted = this.change.draft().deliveryOptionId ?? this.order()?.delivery.id ?? '';
    const ways = this.change.ways();
    return ways.some(({ id }) => id === wanted) ? wanted : '';
  });
  protected readonly heading = computed(() =>
    this.#words.say(this.change.preview() === null ? 'Change your order' : 'Look it over'),
  );
  protected readonly agreeLabel = computed(() => {
    const difference = this.change.preview()?.difference;
    if (this.change.phase() === 'sending') return this.#words.say('Sending your change');
    if (this.change.phase() === 'checking')
      return this.#words.say('Finding out whether it arrived');
    return difference !== undefined && difference.minor > 0
      ? this.#words.say('Change it and pay {sum} more', { sum: this.#words.money(difference) })
      : this.#words.say('Change my order');
  });

  protected readonly placeLine = placeLine;
  /** Why nothing can be changed. */
  protected readonly why = computed(() => {
    const reason = this.edits.standing()?.reason ?? null;
    return reason !== null && isEditRefusal(reason)
      ? editRefusalWords(reason, this.#words.language)
      : '';
  });

  constructor() {
    this.orders.open(this.orderId);
    this.edits.watch(
      computed(() => {
        const order = this.order();
        return order === null ? null : { id: order.id, version: order.progress.version };
      }),
    );
    this.change.begin(this.order);
    const meta = inject(PageMeta);
    effect(() => {
      meta.describe({ title: this.#words.say('Change your order') });
      if (this.orders.missing() && this.#response) this.#response.status = 404;
    });
  }

  protected async price(): Promise<void> {
    if (!this.#addressIsComplete()) return;
    await this.change.price();
    if (this.change.preview() !== null) this.#toTop();
  }

  protected reconsider(): void {
    this.change.reconsider();
    this.#toTop();
  }

  protected async agree(): Promise<void> {
    if (await this.change.apply()) await this.#router.navigate(['/orders', this.orderId()]);
  }

  #addressIsComplete(): boolean {
    if (this.change.addressIsGood()) return true;
    for (const field of POSTAL_FIELDS) this.form[field]().markAsTouched();
    const first = POSTAL_FIELDS.find((field) => this.form[field]().invalid());
    if (first !== undefined)
      afterNextRender(() => this.#document.getElementById(first)?.focus(), {
        injector: this.#injector,
      });
    return false;
  }

  /** Another step is another page to the reader: it begins at its heading. */
  #toTop(): void {
    afterNextRender(() => this.#document.querySelector<HTMLElement>('main h1')?.focus(), {
      injector: this.#injector,
    });
  }
}

/** What costs nothing beside what is paid for came with an offer. */
const isGift = ({ total, unitPrice }: OrderLineDto): boolean =>
  total.minor === 0 && unitPrice.minor > 0;
