import {
  Injectable,
  computed,
  inject,
  linkedSignal,
  resource,
  signal,
  type Signal,
} from '@angular/core';
import type { OrderEditDto, OrderEdits, PaymentAction } from '@green-apple/contracts-http';
import { OrderEditClient, failureCode } from '@green-apple/ng-api-client';
import { WORDS } from '../../shared/util-language/words.ts';
import { changeRefusal } from '../util/change-refusal.ts';

/** An order as of a version: whatever moves it may have been, or have settled, a change. */
export interface OrderAsOf {
  readonly id: string;
  readonly version: number;
}

/** Whether an order can be changed, what is being changed and what was. */
@Injectable()
export class OrderEditsStore {
  readonly #words = inject(WORDS);
  readonly #client = inject(OrderEditClient);
  readonly #about = signal<Signal<OrderAsOf | null> | null>(null);
  readonly #sending = signal(false);
  readonly #fault = signal<string | null>(null);

  readonly #found = resource({
    id: 'order-edits',
    params: () => this.#about()?.() ?? undefined,
    loader: ({ params, abortSignal }): Promise<OrderEdits> =>
      this.#client.list(params.id, abortSignal),
  });
  readonly #standing = linkedSignal<OrderEdits | null, OrderEdits | null>({
    source: () => (this.#found.hasValue() ? this.#found.value() : null),
    computation: (value, previous) => value ?? previous?.value ?? null,
  });

  /** Null until it is known; the last answer stays while the next one is on its way. */
  readonly standing = this.#standing.asReadonly();
  readonly failure = this.#found.error;
  /** The one that is being made, or waits to be paid. */
  readonly open = computed(
    () =>
      this.standing()?.edits.find(
        ({ state }) => state === 'applying' || state === 'awaiting_payment',
      ) ?? null,
  );
  readonly newest = computed(() => this.standing()?.edits[0] ?? null);
  readonly applied = computed(
    () => this.standing()?.edits.filter(({ state }) => state === 'applied') ?? [],
  );
  readonly possible = computed(() => this.standing()?.possible === true && this.open() === null);
  readonly busy = this.#sending.asReadonly();
  readonly fault = this.#fault.asReadonly();

  /** To be called while the page is constructed. */
  watch(order: Signal<OrderAsOf | null>): void {
    this.#about.set(order);
  }

  reload(): void {
    this.#found.reload();
  }

  /** Leaves the order as it is: a difference is not paid. */
  async withdraw({ orderId, id }: OrderEditDto): Promise<void> {
    if (this.#sending()) return;
    this.#sending.set(true);
    this.#fault.set(null);
    try {
      await this.#client.withdraw(orderId, id);
    } catch (error) {
      // It was paid, or given up, meanwhile: the next look tells which.
      if (failureCode(error) !== 'EDIT_NOT_FOUND') {
        const { title, text } = changeRefusal(error, this.#words);
        this.#fault.set(`${title}. ${text}`);
      }
    } finally {
      this.#sending.set(false);
      this.reload();
    }
  }

  pay({ orderId, id }: OrderEditDto, paymentMethodId: string, key: string): Promise<unknown> {
    return this.#client.pay(orderId, id, { paymentMethodId }, key);
  }

  paymentAction({ orderId, id }: OrderEditDto): Promise<PaymentAction> {
    return this.#client.paymentAction(orderId, id);
  }
}
