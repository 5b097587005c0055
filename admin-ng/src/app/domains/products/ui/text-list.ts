import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { FormField, type FieldTree } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { MatError, MatFormField, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { GrowingText } from '../../shared/ui-growing-text/growing-text.ts';
import { Icon } from '../../shared/ui-icon/icon.ts';
import { focusWithin } from '../../shared/util-list/focus-within.ts';
import { moved } from '../util/moved.ts';
import { RowTools } from './row-tools.ts';

/** A list of short texts: paragraphs, benefits, cautions. Empty ones are dropped when saving. */
@Component({
  selector: 'ga-text-list',
  imports: [
    FormField,
    GrowingText,
    Icon,
    MatButton,
    MatError,
    MatFormField,
    MatInput,
    MatLabel,
    RowTools,
  ],
  template: `
    <fieldset>
      <legend>{{ label() }}</legend>
      @for (item of field(); track $index) {
        <div class="item">
          <mat-form-field>
            <mat-label>{{ singular() }} {{ $index + 1 }}</mat-label>
            <textarea matInput [gaGrows]="rows()" [formField]="item"></textarea>
            @for (error of item().errors(); track error.message) {
              <mat-error>{{ error.message }}</mat-error>
            }
          </mat-form-field>
          @if (!locked()) {
            <div class="tools">
              <ga-row-tools
                [name]="singular().toLowerCase() + ' ' + ($index + 1)"
                [first]="$first"
                [last]="$last"
                (moves)="move($index, $event)"
                (removes)="remove($index)"
              />
            </div>
          }
        </div>
      } @empty {
        <p>None.</p>
      }
      @if (!locked() && count() < most()) {
        <button matButton type="button" class="add" (click)="add()">
          <ga-office-icon name="add" [size]="18" /> Add {{ article() }}
          {{ singular().toLowerCase() }}
        </button>
      }
    </fieldset>
  `,
  styles: `
    fieldset {
      display: grid;
      justify-items: start;
      gap: 10px;
      margin: 0;
      padding: 0;
      border: 0;
    }
    legend {
      padding: 0 0 10px;
      font-weight: 600;
    }
    p {
      margin: 0;
      color: var(--ink-soft);
    }
    .item {
      display: flex;
      align-items: flex-start;
      gap: 4px;
      width: 100%;
    }
    mat-form-field {
      flex: 1;
      min-width: 0;
    }
    .tools {
      display: flex;
      padding-top: 6px;
    }
    @media (max-width: 760px) {
      .item {
        flex-wrap: wrap;
        justify-content: flex-end;
      }
      mat-form-field {
        flex-basis: 100%;
      }
      .tools {
        padding: 0;
      }
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class TextList {
  readonly field = input.required<FieldTree<readonly string[]>>();
  readonly label = input.required<string>();
  readonly singular = input.required<string>();
  readonly rows = input(2);
  readonly most = input.required<number>();
  readonly locked = input(false);

  readonly #focus = focusWithin();
  protected readonly count = computed(() => this.field()().value().length);
  protected readonly article = computed(() => (/^[aeiou]/i.test(this.singular()) ? 'an' : 'a'));

  protected add(): void {
    this.field()().value.update((all) => [...all, '']);
    this.#focus('textarea');
  }

  protected remove(index: number): void {
    this.field()().value.update((all) => all.filter((_, at) => at !== index));
    this.#focus('.add');
  }

  protected move(from: number, by: -1 | 1): void {
    this.field()().value.update((all) => moved(all, from, by));
    this.#focus(`.item:nth-of-type(${from + by + 1}) .${by < 0 ? 'up' : 'down'}`);
  }
}
