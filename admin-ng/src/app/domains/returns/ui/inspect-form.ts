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
import type { AdminReturn, InspectReturn } from '@green-apple/contracts-http';
import type { InspectedLine } from '@green-apple/domain-order';
import {
  FINDINGS,
  freshDraft,
  lineFault,
  outcomeText,
  toInspection,
  withFinding,
  type Finding,
} from '../util/inspection-draft.ts';
import { UnitsField } from './units-field.ts';

/** What was found of each line, and what the shopper gets for it. */
@Component({
  selector: 'ga-inspect-form',
  imports: [MatButton, UnitsField],
  templateUrl: './inspect-form.html',
  styleUrls: ['./field.scss', './inspect-form.scss'],
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class InspectForm {
  readonly shown = input.required<AdminReturn>();
  readonly busy = input(false);
  readonly found = output<InspectReturn>();

  /** What is typed stays while the page looks again; another return starts anew. */
  readonly #id = computed(() => this.shown().id);
  protected readonly draft = linkedSignal<string, readonly InspectedLine[]>({
    source: this.#id,
    computation: (id, previous) =>
      previous?.source === id ? previous.value : freshDraft(this.shown().lines),
  });
  protected readonly share = signal(100);
  protected readonly findings = FINDINGS;
  protected readonly lines = computed(() =>
    this.shown().lines.map((line, index) => {
      const found = this.draft()[index] ?? freshDraft([line])[0]!;
      return { ...line, found, fault: lineFault(line, found) };
    }),
  );
  protected readonly inspection = computed(() =>
    toInspection(this.shown().lines, this.draft(), this.share()),
  );
  protected readonly outcome = computed(() => {
    const { resolution, place } = this.shown();
    return outcomeText(this.draft(), resolution, this.share(), place);
  });

  protected type(index: number, name: Finding, units: number): void {
    const announced = this.shown().lines[index]?.quantity ?? 0;
    this.#change(index, (line) => withFinding(line, announced, name, units));
  }

  protected accept(index: number, accepted: number): void {
    this.#change(index, (line) => ({ ...line, accepted }));
  }

  protected send(event: Event): void {
    event.preventDefault();
    const inspection = this.inspection();
    if (inspection !== null && !this.busy()) this.found.emit(inspection);
  }

  #change(index: number, change: (line: InspectedLine) => InspectedLine): void {
    this.draft.update((all) => all.map((line, at) => (at === index ? change(line) : line)));
  }
}
