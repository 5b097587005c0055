import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { EmployeeSession } from '@green-apple/ng-auth';
import { BrandMark } from '@green-apple/ng-ui';

/** Who is not signed in sees this and nothing else. */
@Component({
  selector: 'ga-sign-in-page',
  imports: [BrandMark, MatButton],
  template: `
    <main class="card">
      <p class="brand"><ga-brand-mark [size]="34" /> Green Apple</p>
      @switch (session.state()) {
        @case ('starting') {
          <h1>Back office</h1>
          <p class="note" role="status">Looking for your session…</p>
        }
        @case ('unavailable') {
          <h1>Sign-in is not reachable</h1>
          <p class="note">
            The service that knows who you are does not answer. Nothing is lost; try again in a
            moment, or tell operations if it stays away.
          </p>
          <button matButton="filled" type="button" (click)="retry()">Try again</button>
        }
        @default {
          <h1>Back office</h1>
          @if (session.expired()) {
            <p class="note">
              Your session has ended: it was idle too long, or ten hours old. What you had not saved
              is kept in this tab.
            </p>
          } @else {
            <p class="note">For people who work at Green Apple.</p>
          }
          <button matButton="filled" type="button" [disabled]="leaving()" (click)="signIn()">
            {{ leaving() ? 'Opening the sign-in page…' : 'Sign in' }}
          </button>
        }
      }
    </main>
  `,
  styles: `
    :host {
      display: grid;
      place-items: center;
      min-height: 100dvh;
      padding: 24px;
      background: var(--apple-wash);
    }
    .card {
      width: min(100%, 400px);
      padding: 40px;
      border-radius: var(--radius-l);
      background: var(--surface);
      box-shadow: var(--shadow-raised);
    }
    .brand {
      display: flex;
      align-items: center;
      gap: 10px;
      margin: 0 0 40px;
      font-family: var(--font-display);
      font-size: 1.25rem;
      font-weight: 520;
    }
    h1 {
      margin: 0 0 8px;
      font-size: 1.75rem;
    }
    .note {
      margin: 0 0 28px;
      color: var(--ink-soft);
    }
    button {
      width: 100%;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class SignInPage {
  protected readonly session = inject(EmployeeSession);
  protected readonly leaving = signal(false);

  protected async signIn(): Promise<void> {
    this.leaving.set(true);
    await this.session.signIn(location.pathname + location.search);
    if (this.session.state() === 'unavailable') this.leaving.set(false);
  }

  protected async retry(): Promise<void> {
    await this.session.start();
  }
}
