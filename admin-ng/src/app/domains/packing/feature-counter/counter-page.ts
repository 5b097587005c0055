import {
  ChangeDetectionStrategy,
  Component,
  computed,
  inject,
  resource,
  signal,
} from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatFormField, MatHint, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { MatOption, MatSelect } from '@angular/material/select';
import { RouterLink } from '@angular/router';
import type { CounterAnswer, PickShipment } from '@green-apple/contracts-http';
import { failureCode } from '@green-apple/ng-api-client';
import { FulfilmentClient } from '../../shared/data-access/fulfilment-client.ts';
import { HandOver } from '../../shared/feature-hand-over/hand-over.ts';
import { Icon } from '../../shared/ui-icon/icon.ts';
import { FailurePanel } from '../../shared/ui-state/failure-panel.ts';
import { StatePanel } from '../../shared/ui-state/state-panel.ts';
import { keptValue } from '../../shared/util-list/kept-value.ts';
import { MyPlace } from '../data/my-place.ts';
import { CounterBags } from '../ui/counter-bags.ts';
import { toCounterQuestion } from '../util/counter-question.ts';

const LOOKS = 4;
const PAUSE_MS = 1_200;

/** Where shoppers collect: finds what somebody comes for, and hands it over. */
@Component({
  selector: 'ga-counter-page',
  imports: [
    CounterBags,
    FailurePanel,
    Icon,
    MatButton,
    MatFormField,
    MatHint,
    MatInput,
    MatLabel,
    MatOption,
    MatSelect,
    RouterLink,
    StatePanel,
  ],
  templateUrl: './counter-page.html',
  styleUrl: './counter-page.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class CounterPage {
  readonly #client = inject(FulfilmentClient);
  readonly #handOver = inject(HandOver);
  readonly #myPlace = inject(MyPlace);

  protected readonly places = resource({
    loader: ({ abortSignal }) => this.#client.places(abortSignal),
  });
  protected readonly stores = computed(() =>
    this.places.hasValue() ? this.places.value().items.filter(({ kind }) => kind === 'store') : [],
  );
  /** The store remembered by this device; the first one where a warehouse is remembered, or nothing is. */
  protected readonly here = computed(() => {
    const stores = this.stores();
    return stores.find(({ code }) => code === this.#myPlace.code())?.code ?? stores[0]?.code;
  });
  protected readonly list = resource({
    params: () => {
      const place = this.here();
      return place === undefined ? undefined : { place, state: 'ready_for_pickup' };
    },
    loader: ({ params, abortSignal }) => this.#client.work(params, abortSignal),
  });
  protected readonly ready = keptValue(this.list);
  protected readonly found = signal<CounterAnswer | null>(null);
  protected readonly busy = signal<string | null>(null);
  protected readonly trouble = signal('');

  protected goTo(place: string): void {
    this.#myPlace.choose(place);
  }

  protected lookAgain(): void {
    this.places.reload();
    this.list.reload();
  }

  protected async find(number: string, lastName: string): Promise<void> {
    this.trouble.set('');
    const question = toCounterQuestion(number, lastName);
    if (question === null) {
      this.trouble.set('Type the whole order number, or a last name and its last five signs.');
      return;
    }
    try {
      this.found.set(await this.#client.find(question));
    } catch {
      this.trouble.set('The search did not work. Please try again.');
    }
  }

  protected closeSearch(): void {
    this.found.set(null);
    this.trouble.set('');
  }

  protected async handOver(bag: PickShipment): Promise<void> {
    if (this.busy() !== null) return;
    this.busy.set(bag.id);
    this.trouble.set('');
    try {
      if (await this.#handOver.ask(bag.orderId, bag.id)) await this.#watch(bag);
    } catch (error) {
      this.trouble.set(
        failureCode(error) === 'SHIPMENT_MOVED_ON'
          ? 'This one has moved on meanwhile. Look again.'
          : 'That did not work. Nothing was changed; please try again.',
      );
      this.lookAgain();
    } finally {
      this.busy.set(null);
    }
  }

  /** Looks until its run has handed it out. */
  async #watch({ id, orderNumber }: PickShipment): Promise<void> {
    for (let look = 0; look < LOOKS; look++) {
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
      this.lookAgain();
      if (this.found() === null) continue;
      const answer = await this.#client.find({ number: orderNumber });
      this.found.set(answer);
      if (answer.items.find((one) => one.id === id)?.state !== 'ready_for_pickup') return;
    }
  }
}
