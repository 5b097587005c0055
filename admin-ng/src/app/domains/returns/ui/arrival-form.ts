import {
  ChangeDetectionStrategy,
  Component,
  computed,
  input,
  linkedSignal,
  output,
} from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { InspectArrival, ParcelArrival } from '@green-apple/contracts-http';
import type { ArrivedItem } from '@green-apple/domain-order';
import { arrivalOutcome, freshArrival, itemFault, withUnits } from '../util/arrival-draft.ts';
import { UnitsField } from './units-field.ts';

/** What was found in a parcel that the carrier brought back. */
@Component({
  selector: 'ga-arrival-form',
  imports: [MatButton, UnitsField],
  templateUrl: './arrival-form.html',
  styleUrl: './inspect-form.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ArrivalForm {
  readonly arrival = input.required<ParcelArrival>();
  readonly busy = input(false);
  readonly found = output<InspectArrival>();

  /** What is typed stays while the page looks again. */
  readonly #id = computed(() => this.arrival().shipmentId);
  protected readonly draft = linkedSignal<string, readonly ArrivedItem[]>({
    source: this.#id,
    computation: (id, previous) =>
      previous?.source === id ? previous.value : freshArrival(this.arrival().items),
  });
  protected readonly items = computed(() =>
    this.arrival().items.map((item, index) => {
      const found = this.draft()[index] ?? freshArrival([item])[0]!;
      return { ...item, found, fault: itemFault(item, found) };
    }),
  );
  protected readonly isWhole = computed(() => this.items().every(({ fault }) => fault === null));
  protected readonly outcome = computed(() => arrivalOutcome(this.draft(), this.arrival().place));
  protected readonly fields = FIELDS;

  protected type(index: number, name: 'damaged' | 'missing', units: number): void {
    const sent = this.arrival().items[index]?.quantity ?? 0;
    this.draft.update((all) =>
      all.map((item, at) => (at === index ? withUnits(item, sent, name, units) : item)),
    );
  }

  protected send(event: Event): void {
    event.preventDefault();
    if (this.isWhole() && !this.busy()) this.found.emit({ items: [...this.draft()] });
  }
}

const FIELDS = [
  { name: 'damaged', label: 'Damaged', hint: 'Written off' },
  { name: 'missing', label: 'Missing', hint: 'Was not in the parcel' },
] as const;
