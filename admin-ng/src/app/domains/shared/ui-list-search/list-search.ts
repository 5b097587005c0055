import { ChangeDetectionStrategy, Component, input, output } from '@angular/core';
import { MatFormField, MatLabel, MatPrefix } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { Icon } from '../ui-icon/icon.ts';
import { whenTypingPauses } from '../util-list/typing-pause.ts';

/** What a list is searched by; asks as soon as the typing pauses. */
@Component({
  selector: 'ga-list-search',
  imports: [Icon, MatFormField, MatInput, MatLabel, MatPrefix],
  template: `
    <mat-form-field floatLabel="always">
      <ga-office-icon matPrefix name="search" [size]="18" />
      <mat-label>Search</mat-label>
      <input
        #search
        matInput
        type="search"
        autocomplete="off"
        [attr.maxlength]="most()"
        [placeholder]="by()"
        [value]="value() ?? ''"
        (input)="typed(search.value)"
      />
    </mat-form-field>
  `,
  styles: `
    mat-form-field {
      width: 100%;
    }
    ga-office-icon {
      padding: 0 4px 0 12px;
      color: var(--ink-soft);
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ListSearch {
  /** What it finds things by, as in "Order number or SKU". */
  readonly by = input.required<string>();
  readonly value = input<string>();
  readonly most = input(60);
  /** Null when nothing is left in it. */
  readonly asks = output<string | null>();
  protected readonly typed = whenTypingPauses((text) => this.asks.emit(text || null));
}
