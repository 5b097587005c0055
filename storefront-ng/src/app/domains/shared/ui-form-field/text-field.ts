import {
  ChangeDetectionStrategy,
  Component,
  computed,
  input,
  linkedSignal,
  signal,
} from '@angular/core';
import { FormField, type FieldTree } from '@angular/forms/signals';
import { Icon } from '@green-apple/ng-ui';
import { Say } from '../util-language/say.ts';

/** A label, a field and, once it was left, what is wrong with it. */
@Component({
  selector: 'ga-text-field',
  imports: [FormField, Icon, Say],
  templateUrl: './text-field.html',
  styleUrl: './text-field.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class TextField {
  readonly field = input.required<FieldTree<string>>();
  /** The element's id; also what the browser's autofill and scripts know it by. */
  readonly key = input.required<string>();
  readonly label = input.required<string>();
  readonly hint = input('');
  readonly optional = input(false);
  readonly type = input<'text' | 'email' | 'tel'>('text');
  readonly autocomplete = input.required<string>();
  readonly inputMode = input<'text' | 'email' | 'tel' | 'numeric'>('text');
  readonly capitalize = input<'off' | 'words' | 'characters'>('off');
  /** Choices instead of free text. */
  readonly options = input<readonly { readonly value: string; readonly label: string }[] | null>(
    null,
  );

  protected readonly focused = signal(false);
  readonly #fault = computed(() => {
    const state = this.field()();
    return state.touched() ? (state.errors()[0]?.message ?? null) : null;
  });

  /** New faults wait until the field is left; a fault on show goes as soon as it is mended. */
  protected readonly shown = linkedSignal<
    { fault: string | null; focused: boolean },
    string | null
  >({
    source: () => ({ fault: this.#fault(), focused: this.focused() }),
    computation: ({ fault, focused }, previous) =>
      fault !== null && focused ? (previous?.value ?? null) : fault,
  });
  protected readonly describedBy = computed(
    () =>
      [this.hint() && `${this.key()}-hint`, this.shown() && `${this.key()}-fault`]
        .filter(Boolean)
        .join(' ') || null,
  );
}
