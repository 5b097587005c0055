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
import {
  MatFormField,
  MatHint,
  MatLabel,
  MatPrefix,
  MatSuffix,
} from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { StoreTimeText } from '../../shared/ui-time/store-time-text.ts';
import { currencySign } from '../../shared/util-market/market-text.ts';
import {
  boundsText,
  fieldText,
  readSetting,
  valueText,
  type ShownSetting,
} from '../util/setting-text.ts';

/** One setting: what it is, what it does, what it can be, and who changed it last. */
@Component({
  selector: 'ga-setting-row',
  imports: [
    MatButton,
    MatFormField,
    MatHint,
    MatInput,
    MatLabel,
    MatPrefix,
    MatSuffix,
    StoreTimeText,
  ],
  template: `
    @let it = setting();
    <div class="what">
      <h3>{{ it.definition.label }}</h3>
      <p>{{ it.definition.about }}</p>
      <p class="facts">
        Default: {{ defaultText() }}
        @if (it.stored.changedAt; as at) {
          · changed by {{ it.stored.changedBy }}, <ga-time [at]="at" />
        } @else {
          · never changed
        }
      </p>
    </div>
    <form (submit)="$event.preventDefault(); send()">
      <mat-form-field>
        <mat-label>{{ it.definition.label }}</mat-label>
        @if (it.definition.unit === 'money') {
          <span matPrefix class="sign">{{ sign() }}</span>
        }
        <input
          #field
          matInput
          autocomplete="off"
          [attr.inputmode]="it.definition.unit === 'money' ? 'decimal' : 'numeric'"
          [attr.aria-invalid]="fault() !== ''"
          [disabled]="locked()"
          [value]="typed()"
          (input)="typed.set(field.value)"
          (blur)="left.set(true)"
        />
        @if (it.definition.unit !== 'money') {
          <span matSuffix class="unit">{{ it.definition.unit }}</span>
        }
        <mat-hint>{{ bounds() }}</mat-hint>
      </mat-form-field>
      @if (left() && fault()) {
        <p class="fault" role="alert">{{ fault() }}</p>
      }
      @if (!locked()) {
        <div class="acts">
          @if (it.stored.changed) {
            <button
              matButton
              type="button"
              [attr.aria-label]="'Back to ' + defaultText() + ': ' + it.definition.label"
              [disabled]="busy()"
              (click)="changed.emit(null)"
            >
              Back to {{ defaultText() }}
            </button>
          }
          <button
            matButton="outlined"
            type="submit"
            [attr.aria-label]="'Save: ' + it.definition.label"
            [disabled]="busy() || !touched()"
          >
            Save
          </button>
        </div>
      }
    </form>
  `,
  styleUrl: './setting-row.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class SettingRow {
  readonly setting = input.required<ShownSetting>();
  readonly locked = input(false);
  readonly busy = input(false);
  /** Null for the default. */
  readonly changed = output<number | null>();

  protected readonly typed = linkedSignal(() => {
    const { definition, stored } = this.setting();
    return fieldText(definition.unit, stored.value);
  });
  protected readonly left = signal(false);
  readonly #read = computed(() => readSetting(this.setting(), this.typed()));
  protected readonly fault = computed(() => {
    const read = this.#read();
    return read.code === 'FAULT' ? read.words : '';
  });
  protected readonly touched = computed(() => {
    const read = this.#read();
    return read.code === 'FAULT' || read.value !== this.setting().stored.value;
  });
  protected readonly sign = computed(() => currencySign(this.setting().stored.market));
  protected readonly defaultText = computed(() => {
    const { definition, stored } = this.setting();
    return valueText(definition.unit, stored.default, stored.market);
  });
  protected readonly bounds = computed(() =>
    boundsText(this.setting().definition, this.setting().stored.market),
  );

  protected send(): void {
    this.left.set(true);
    const read = this.#read();
    if (read.code === 'VALUE' && !this.busy()) this.changed.emit(read.value);
  }
}
