import { ChangeDetectionStrategy, Component, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { Icon } from '../ui-icon/icon.ts';
import { FailurePanel } from '../ui-state/failure-panel.ts';

/** One choice of what a desk's list shows, by its address. */
export interface DeskTab {
  readonly label: string;
  /** How many wait there; null shows no number. */
  readonly waiting: number | null;
  /** Merged into the address; null takes a part away. */
  readonly params: Readonly<Record<string, string | null>>;
  readonly isOpen: boolean;
}

/**
 * The frame around a list that somebody decides on: head with tabs and buttons, what went wrong, loading and
 * failure. The list stands inside; buttons of the page's own are marked `deskAction`.
 */
@Component({
  selector: 'ga-desk-frame',
  imports: [FailurePanel, Icon, MatButton, RouterLink],
  template: `
    <header class="page-head">
      <h1>{{ heading() }}</h1>
      @if (tabs().length > 0) {
        <nav class="tabs" [attr.aria-label]="'Which ' + things()">
          @for (tab of tabs(); track tab.label) {
            <a
              matButton
              routerLink="."
              queryParamsHandling="merge"
              [queryParams]="tab.params"
              [attr.aria-current]="tab.isOpen ? 'page' : null"
              >{{ tab.label }}{{ tab.waiting === null ? '' : ' (' + tab.waiting + ')' }}</a
            >
          }
        </nav>
      }
      <div class="aside">
        <ng-content select="[deskAction]" />
        <button matButton type="button" (click)="again.emit()">
          <ga-office-icon name="retry" [size]="18" /> Look again
        </button>
      </div>
    </header>
    @if (trouble()) {
      <p class="trouble" role="alert">{{ trouble() }}</p>
    }
    @if (error()) {
      <section class="panel">
        <ga-failure-panel [what]="'The ' + things()" [error]="error()" (again)="again.emit()" />
      </section>
    } @else if (ready()) {
      <section class="panel" [attr.aria-label]="heading()"><ng-content /></section>
    } @else {
      <p class="loading" role="status">Loading the {{ things() }}…</p>
    }
  `,
  host: { class: 'page' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class DeskFrame {
  readonly heading = input.required<string>();
  /** What the list holds, as in "Loading the reviews". */
  readonly things = input.required<string>();
  readonly tabs = input<readonly DeskTab[]>([]);
  readonly trouble = input('');
  readonly error = input<unknown>();
  /** There is a list to show. */
  readonly ready = input.required<boolean>();
  readonly again = output();
}
