import { ChangeDetectionStrategy, Component, input, output } from '@angular/core';

/** How many of the units on a line; of what, and what becomes of those. */
@Component({
  selector: 'ga-units-field',
  template: `
    <div class="field">
      <label [for]="id()">{{ label() }}</label>
      <input
        #units
        type="number"
        inputmode="numeric"
        min="0"
        step="1"
        [id]="id()"
        [max]="most()"
        [value]="value()"
        [attr.aria-describedby]="id() + '-hint'"
        [attr.aria-invalid]="wrong() ? true : null"
        (input)="typed.emit(units.valueAsNumber)"
      />
      <small [id]="id() + '-hint'">{{ hint() }}</small>
    </div>
  `,
  styleUrl: './field.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class UnitsField {
  /** In the whole page. */
  readonly id = input.required<string>();
  readonly label = input.required<string>();
  readonly hint = input.required<string>();
  readonly value = input.required<number>();
  readonly most = input.required<number>();
  readonly wrong = input.required<boolean>();
  readonly typed = output<number>();
}
