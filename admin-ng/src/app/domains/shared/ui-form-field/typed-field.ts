import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { FormField, type FieldTree } from '@angular/forms/signals';
import { MatError, MatFormField, MatHint, MatLabel, MatPrefix } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { GrowingText } from '../ui-growing-text/growing-text.ts';

/** A text to be typed under its label, with what is wrong with it once it was left. */
@Component({
  selector: 'ga-typed-field',
  imports: [FormField, GrowingText, MatError, MatFormField, MatHint, MatInput, MatLabel, MatPrefix],
  template: `
    <mat-form-field>
      <mat-label>{{ label() }}</mat-label>
      @if (prefix()) {
        <span matPrefix class="prefix">{{ prefix() }}</span>
      }
      @if (rows(); as least) {
        <textarea matInput [gaGrows]="least" [formField]="field()"></textarea>
      } @else {
        <input
          matInput
          autocomplete="off"
          [spellcheck]="keys() === 'text'"
          [attr.inputmode]="keys() === 'code' ? null : keys()"
          [placeholder]="example()"
          [formField]="field()"
        />
      }
      @for (error of field()().errors(); track error.message) {
        <mat-error>{{ error.message }}</mat-error>
      }
      @if (hint()) {
        <mat-hint>{{ hint() }}</mat-hint>
      }
      @if (counted()) {
        <mat-hint align="end"
          >{{ field()().value().length }} / {{ field()().maxLength?.() }}</mat-hint
        >
      }
    </mat-form-field>
  `,
  styles: `
    :host {
      display: grid;
      min-width: 0;
    }
    .prefix {
      padding: 0 2px 0 14px;
      color: var(--ink-soft);
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class TypedField {
  readonly field = input.required<FieldTree<string>>();
  readonly label = input.required<string>();
  readonly hint = input('');
  readonly example = input('');
  /** What stands before whatever is typed: a currency's sign, the start of an address. */
  readonly prefix = input('');
  /** Which keyboard a phone shows; codes are no words of a language. */
  readonly keys = input<'text' | 'code' | 'numeric' | 'decimal'>('text');
  /** At least so many, for long texts. */
  readonly rows = input<number | null>(null);
  /** Whether it says how much of its room is used. */
  readonly counted = input(false);
}
