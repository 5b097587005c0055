import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Icon } from '../../shared/ui-icon/icon.ts';
import type { Keeping } from '../data/keeping.ts';
import { ProductTabs, type ProductTab } from './product-tabs.ts';

/** Head of a page with a list and one form; what was said and what went wrong stand above both. */
@Component({
  selector: 'ga-keeping-frame',
  imports: [Icon, MatButton, ProductTabs],
  template: `
    <div class="page">
      <header class="page-head">
        <h1>{{ heading() }}</h1>
        <ga-product-tabs [here]="here()" />
        @if (mayAdd()) {
          <div class="aside">
            <button matButton="filled" type="button" (click)="keeping().open(null)">
              <ga-office-icon name="add" [size]="18" /> {{ addLabel() }}
            </button>
          </div>
        }
      </header>
      @if (keeping().trouble(); as trouble) {
        <p class="trouble" role="alert">{{ trouble }}</p>
      }
      @if (keeping().said(); as said) {
        <p class="said" role="status">{{ said }}</p>
      }
      <ng-content />
    </div>
  `,
  styles: `
    .said {
      margin: 0;
      padding: 14px 18px;
      border-radius: var(--radius-s);
      background: var(--apple-wash);
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class KeepingFrame {
  readonly heading = input.required<string>();
  readonly here = input.required<ProductTab>();
  readonly addLabel = input.required<string>();
  readonly mayWrite = input.required<boolean>();
  readonly keeping = input.required<Keeping<unknown>>();
  protected readonly mayAdd = computed(
    () => this.mayWrite() && this.keeping().editing() === undefined,
  );
}
