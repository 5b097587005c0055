import {
  ChangeDetectionStrategy,
  Component,
  computed,
  input,
  linkedSignal,
  output,
  signal,
} from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { PickedParts, PickPart } from '@green-apple/contracts-http';
import {
  allFound,
  isTooMuch,
  toPickedParts,
  unitsFound,
  unitsMissing,
  withFound,
  type FoundLot,
  type FoundPart,
} from '../util/found.ts';
import { dayText } from '../util/promise-text.ts';

/** What was said about a shipment, and how many units nobody found. */
export interface Said {
  readonly picked: PickedParts;
  readonly missing: number;
}

/** What was found for one shipment, lot by lot; begins with what was proposed. */
@Component({
  selector: 'ga-found-form',
  imports: [MatButton],
  templateUrl: './found-form.html',
  styleUrl: './found-form.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class FoundForm {
  readonly parts = input.required<readonly PickPart[]>();
  readonly busy = input.required<boolean>();
  readonly said = output<Said>();

  protected readonly found = linkedSignal(() => allFound(this.parts()));
  protected readonly missing = computed(() => unitsMissing(this.found()));
  protected readonly tooMuch = computed(() => isTooMuch(this.found()));
  /** Parts whose other lots are shown. */
  readonly #opened = signal<ReadonlySet<string>>(new Set());
  protected readonly unitsFound = unitsFound;

  protected lotsOf({ part, lots }: FoundPart): FoundLot[] {
    const opened = this.#opened().has(part.partId);
    return lots.filter(({ proposed, found }) => proposed || opened || found > 0);
  }

  protected hidesLots(each: FoundPart): boolean {
    return this.lotsOf(each).length < each.lots.length;
  }

  protected showLots({ part }: FoundPart): void {
    this.#opened.set(new Set([...this.#opened(), part.partId]));
  }

  protected type({ part }: FoundPart, { lotId }: FoundLot, value: number): void {
    this.found.set(withFound(this.found(), part.partId, lotId, value));
  }

  protected lotName({ code, expiresOn }: FoundLot): string {
    return code === null || expiresOn === null ? 'no lot' : `${code}, use by ${dayText(expiresOn)}`;
  }

  protected submit(): void {
    this.said.emit({ picked: toPickedParts(this.found()), missing: this.missing() });
  }
}
