import {
  Injectable,
  computed,
  inject,
  linkedSignal,
  resource,
  signal,
  type Signal,
} from '@angular/core';
import type {
  DeliveryOption,
  EditOrder,
  OrderDetail,
  OrderEditDto,
} from '@green-apple/contracts-http';
import { OrderEditClient, failureCode } from '@green-apple/ng-api-client';
import { WORDS, type Words } from '../../shared/util-language/words.ts';
import {
  StillUnknown,
  pauseOrOnline,
  sendUntilKnown,
} from '../../shared/util-attempt/send-until-known.ts';
import {
  NO_ADDRESS,
  countryOf,
  POSTAL_FIELDS,
  postalFault,
  toPostalDraft,
  type PostalDraft,
} from '../../shared/util-address/postal-address.ts';
import {
  NO_CHANGE,
  isNothing,
  toEditOrder,
  withItem,
  withQuantity,
  type AddedItem,
  type ChangeDraft,
} from '../util/change-draft.ts';
import { changeRefusal, type ChangeRefusal } from '../util/change-refusal.ts';

const PAUSE_MS = 400;

const lost = (words: Words): ChangeRefusal => ({
  title: words.say('We could not find out whether your change arrived'),
  text: words.say('The page of your order shows it as soon as we know.'),
});

/** A change of one order from the first click to the yes: put together, looked at, agreed to. */
@Injectable()
export class ChangeStore {
  readonly #words = inject(WORDS);
  readonly #client = inject(OrderEditClient);
  readonly #order = signal<Signal<OrderDetail | null> | null>(null);
  readonly #draft = signal<ChangeDraft>(NO_CHANGE);
  readonly #preview = signal<OrderEditDto | null>(null);
  readonly #phase = signal<'idle' | 'pricing' | 'sending' | 'checking'>('idle');
  readonly #refusal = signal<ChangeRefusal | null>(null);

  readonly draft = this.#draft.asReadonly();
  /** What was priced and waits for a yes; null while it is put together. */
  readonly preview = this.#preview.asReadonly();
  readonly phase = this.#phase.asReadonly();
  readonly refusal = this.#refusal.asReadonly();

  /** The model of the address form, and whether it counts. */
  readonly address = signal<PostalDraft>(NO_ADDRESS);
  readonly movesAddress = signal(false);
  readonly addressIsGood = computed(
    () =>
      !this.movesAddress() ||
      POSTAL_FIELDS.every(
        (field) =>
          postalFault(field, this.address()[field], countryOf(this.address().country)) === null,
      ),
  );

  readonly #changes = computed(() => {
    const order = this.#order()?.();
    const address = this.movesAddress() ? this.address() : null;
    return order ? toEditOrder({ ...this.#draft(), address }, order) : null;
  });
  readonly isEmpty = computed(() => {
    const changes = this.#changes();
    return changes === null || isNothing(changes);
  });

  /** Asked for as soon as the address is good; what carriers ask for depends on what is in the parcel too. */
  readonly #ways = resource({
    // As text: the same question is not asked twice.
    params: () => {
      const order = this.#order()?.();
      const changes = this.#changes();
      if (!order || changes === null || order.delivery.kind === 'collect') return undefined;
      const { deliveryOptionId: _, ...rest } = changes;
      return this.addressIsGood() ? JSON.stringify({ id: order.id, changes: rest }) : undefined;
    },
    loader: async ({ params, abortSignal }): Promise<readonly DeliveryOption[]> => {
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
      if (abortSignal.aborted) return [];
      const { id, changes } = JSON.parse(params) as { id: string; changes: EditOrder };
      const { options } = await this.#client.ways(id, changes, abortSignal);
      return options;
    },
  });
  readonly ways = linkedSignal<readonly DeliveryOption[] | null, readonly DeliveryOption[]>({
    source: () => (this.#ways.hasValue() ? this.#ways.value() : null),
    computation: (value, previous) => value ?? previous?.value ?? [],
  });
  readonly waysLoading = this.#ways.isLoading;
  readonly waysRefusal = computed(() => {
    const error = this.#ways.error();
    return error === undefined ? null : changeRefusal(error, this.#words);
  });

  begin(order: Signal<OrderDetail | null>): void {
    this.#order.set(order);
  }

  setLine(lineId: string, quantity: number): void {
    this.#draft.update((draft) => ({
      ...draft,
      quantities: { ...draft.quantities, [lineId]: quantity },
    }));
  }

  add(item: Omit<AddedItem, 'quantity'>): void {
    this.#draft.update((draft) => withItem(draft, item));
  }

  setAdded(variantId: string, quantity: number): void {
    this.#draft.update((draft) => withQuantity(draft, variantId, quantity));
  }

  /** Begins with the address of now. */
  moveAddress({ address }: OrderDetail): void {
    this.address.set(toPostalDraft(address));
    this.movesAddress.set(true);
  }

  setWay(deliveryOptionId: string): void {
    this.#draft.update((draft) => ({ ...draft, deliveryOptionId }));
  }

  /** Back to putting it together; nothing that was chosen is lost. */
  reconsider(): void {
    this.#preview.set(null);
    this.#refusal.set(null);
  }

  async price(): Promise<void> {
    const order = this.#order()?.();
    const changes = this.#changes();
    if (!order || changes === null || this.#phase() !== 'idle') return;
    await this.#attempt('pricing', async () => {
      this.#preview.set(await this.#client.preview(order.id, changes));
    });
  }

  /** Agrees to what was previewed. True when it was taken: the order's page tells the rest. */
  async apply(): Promise<boolean> {
    const preview = this.#preview();
    if (preview === null || this.#phase() !== 'idle') return false;
    const key = crypto.randomUUID();
    return this.#attempt('sending', async () => {
      await sendUntilKnown(() => this.#client.apply(preview, key), {
        onUnknown: () => this.#phase.set('checking'),
        wait: pauseOrOnline,
        now: () => Date.now(),
      });
    });
  }

  async #attempt(phase: 'pricing' | 'sending', work: () => Promise<void>): Promise<boolean> {
    this.#phase.set(phase);
    this.#refusal.set(null);
    try {
      await work();
      return true;
    } catch (error) {
      this.#refusal.set(
        error instanceof StillUnknown ? lost(this.#words) : changeRefusal(error, this.#words),
      );
      // What was looked at does not hold any more: it is priced anew.
      if (failureCode(error) === 'EDIT_STALE') this.#preview.set(null);
      return false;
    } finally {
      this.#phase.set('idle');
    }
  }
}
