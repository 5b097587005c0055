import {
  ChangeDetectionStrategy,
  Component,
  computed,
  inject,
  input,
  output,
  resource,
} from '@angular/core';
import { MatFormField, MatHint, MatLabel } from '@angular/material/form-field';
import { MatOption, MatSelect } from '@angular/material/select';
import { SegmentClient } from '../data-access/segment-client.ts';

/** Chooses segments of customers by name: one or nobody in particular, or several. */
@Component({
  selector: 'ga-pick-segment',
  imports: [MatFormField, MatHint, MatLabel, MatOption, MatSelect],
  template: `
    <mat-form-field>
      <mat-label>{{ label() }}</mat-label>
      <mat-select
        [multiple]="several()"
        [disabled]="locked()"
        [value]="several() ? codes() : (codes()[0] ?? '')"
        (selectionChange)="take($event.value)"
      >
        @if (!several()) {
          <mat-option value="">Everybody</mat-option>
        }
        @for (choice of choices(); track choice.code) {
          <mat-option [value]="choice.code">{{ choice.name }}</mat-option>
        }
      </mat-select>
      @if (list.error()) {
        <mat-hint>The segments could not be loaded. Reload the page.</mat-hint>
      } @else if (list.hasValue() && choices().length === 0) {
        <mat-hint>There are no segments yet.</mat-hint>
      }
    </mat-form-field>
  `,
  styles: `
    :host {
      display: block;
      flex: 1 1 200px;
    }
    mat-form-field {
      width: 100%;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class PickSegment {
  readonly label = input('Customers’ segment');
  readonly codes = input.required<readonly string[]>();
  readonly several = input(false);
  readonly locked = input(false);
  readonly picked = output<readonly string[]>();

  readonly #client = inject(SegmentClient);
  protected readonly list = resource({
    loader: ({ abortSignal }) => this.#client.list(abortSignal),
  });
  /** Those in use, and what is chosen whatever became of it. */
  protected readonly choices = computed(() => {
    const all = this.list.hasValue() ? this.list.value() : [];
    const shown = all
      .filter(({ archivedAt, code }) => archivedAt === null || this.codes().includes(code))
      .map(({ code, name, archivedAt }) => ({
        code,
        name: archivedAt === null ? name : `${name} (archived)`,
      }));
    const gone = this.list.hasValue() ? 'no such segment' : 'loading';
    return [
      ...shown,
      ...this.codes()
        .filter((code) => !shown.some((one) => one.code === code))
        .map((code) => ({ code, name: `${code} (${gone})` })),
    ];
  });

  protected take(value: string | readonly string[]): void {
    this.picked.emit(typeof value === 'string' ? (value === '' ? [] : [value]) : value);
  }
}
