import { ChangeDetectionStrategy, Component, computed, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import type { AdminReview } from '@green-apple/contracts-http';
import { DeskFrame } from '../../shared/ui-desk/desk-frame.ts';
import { stateTabs } from '../../shared/ui-desk/state-tabs.ts';
import { Pager } from '../../shared/ui-pager/pager.ts';
import { StatePanel } from '../../shared/ui-state/state-panel.ts';
import { STATE_TABS } from '../util/review-text.ts';

/** One page of a moderator's list. */
export interface ModerationPage {
  readonly items: readonly unknown[];
  /** How many nobody has decided on. */
  readonly waiting: number;
  readonly nextCursor: string | null;
}

/** The frame around what moderators decide on: tabs by state, one page of it, the way to the next. The list stands inside. */
@Component({
  selector: 'ga-moderation-desk',
  imports: [DeskFrame, MatButton, Pager, RouterLink, StatePanel],
  template: `
    <ga-desk-frame
      [heading]="heading()"
      [things]="things()"
      [tabs]="tabs()"
      [trouble]="trouble()"
      [error]="error()"
      [ready]="page() !== undefined"
      (again)="again.emit()"
    >
      @if (page(); as page) {
        @if (page.items.length === 0) {
          <ga-state-panel icon="done" [heading]="nothing()" [text]="about()">
            @if (cursor()) {
              <a
                matButton="outlined"
                routerLink="."
                queryParamsHandling="merge"
                [queryParams]="{ cursor: null, from: null }"
                >To the first page</a
              >
            }
          </ga-state-panel>
        } @else {
          <ng-content />
          <ga-pager
            [label]="'Pages of ' + things()"
            [from]="from()"
            [shown]="page.items.length"
            [nextCursor]="page.nextCursor"
          />
        }
      }
    </ga-desk-frame>
  `,
  styles: ':host { display: block; }',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ModerationDesk {
  readonly heading = input.required<string>();
  /** What the list holds, as in "Loading the reviews". */
  readonly things = input.required<string>();
  /** What comes to this desk, read where nothing is on it. */
  readonly about = input.required<string>();
  readonly state = input.required<AdminReview['state']>();
  readonly cursor = input<string>();
  readonly from = input<string>();
  readonly page = input.required<ModerationPage | undefined>();
  readonly trouble = input('');
  readonly error = input<unknown>();
  readonly again = output();

  protected readonly tabs = computed(() =>
    stateTabs(STATE_TABS, this.state(), this.page()?.waiting ?? null),
  );
  protected readonly nothing = computed(() => {
    if (this.cursor()) return 'Nothing is left on this page';
    return this.state() === 'pending' ? 'Nothing waits for you' : 'There are none';
  });
}
