import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { countWords } from '../util-list/count-words.ts';
import { Icon } from '../ui-icon/icon.ts';

const rowNumber = (said: string | undefined): number => Math.max(1, Math.trunc(Number(said)) || 1);

/**
 * Steps through a keyset list by its address, so that back, forward and reload keep the place. A keyset
 * knows no way back but the browser's own; "First" is always there.
 */
@Component({
  selector: 'ga-pager',
  imports: [Icon, MatButton, RouterLink],
  template: `
    <p aria-live="polite">{{ place() }}</p>
    <nav [attr.aria-label]="label()">
      @if (from() > 1) {
        <a matButton routerLink="." queryParamsHandling="merge" [queryParams]="first">
          <ga-office-icon name="previous" [size]="18" /> First
        </a>
      }
      @if (nextCursor(); as cursor) {
        <a matButton="outlined" routerLink="." queryParamsHandling="merge" [queryParams]="next()">
          Next <ga-office-icon name="next" [size]="18" iconPositionEnd />
        </a>
      }
    </nav>
  `,
  styles: `
    :host {
      display: flex;
      align-items: center;
      justify-content: space-between;
      gap: 16px;
      padding: 10px 16px;
      border-top: 1px solid var(--line);
      color: var(--ink-soft);
      font-variant-numeric: tabular-nums;
    }
    p {
      margin: 0;
    }
    nav {
      display: flex;
      gap: 8px;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Pager {
  /** Number of the first row shown, as the address says; from 1. */
  readonly from = input.required({ transform: rowNumber });
  readonly shown = input.required<number>();
  readonly total = input<number | null>(null);
  readonly nextCursor = input.required<string | null>();
  readonly label = input('Pages');

  protected readonly first = { cursor: null, from: null };
  protected readonly next = computed(() => ({
    cursor: this.nextCursor(),
    from: this.from() + this.shown(),
  }));
  protected readonly place = computed(() => {
    const last = this.from() + this.shown() - 1;
    const total = this.total();
    if (this.shown() === 0) return '';
    const range = `${this.from().toLocaleString()}–${last.toLocaleString()}`;
    return total === null ? range : `${range} of ${countWords(total)}`;
  });
}
