import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { failureCode } from '@green-apple/ng-api-client';
import { EmployeeSession } from '@green-apple/ng-auth';
import { Icon } from '../ui-icon/icon.ts';
import { toFailure } from './failure.ts';
import { StatePanel } from './state-panel.ts';

/** Shows why something could not be loaded, and the way on. */
@Component({
  selector: 'ga-failure-panel',
  imports: [Icon, MatButton, StatePanel],
  template: `
    <ga-state-panel
      role="alert"
      [icon]="failure().icon"
      [heading]="failure().heading"
      [text]="failure().text"
      [level]="level()"
      [tone]="failure().icon === 'lock' || failure().icon === 'search' ? 'calm' : 'trouble'"
    >
      @if (needsSignIn()) {
        <button matButton="filled" type="button" (click)="signIn()">Sign in</button>
      }
      @if (failure().retry) {
        <button matButton="filled" type="button" (click)="again.emit()">
          <ga-office-icon name="retry" [size]="18" /> Try again
        </button>
      }
      <ng-content />
    </ga-state-panel>
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class FailurePanel {
  readonly error = input.required<unknown>();
  readonly what = input.required<string>();
  readonly level = input<'1' | '2'>('2');
  readonly again = output();

  readonly #session = inject(EmployeeSession);
  protected readonly failure = computed(() => toFailure(this.error(), this.what()));
  protected readonly needsSignIn = computed(() => failureCode(this.error()) === 'UNAUTHENTICATED');

  protected async signIn(): Promise<void> {
    await this.#session.signIn(location.pathname + location.search);
  }
}
