import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { EmployeeSession } from '@green-apple/ng-auth';
import { Shell } from './shell/shell.ts';
import { SignInPage } from './shell/sign-in-page.ts';

/** The back office for someone signed in, the door for everybody else. */
@Component({
  selector: 'ga-root',
  imports: [Shell, SignInPage],
  template: `
    @if (session.state() === 'signed-in') {
      <ga-shell />
    } @else {
      <ga-sign-in-page />
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class App {
  protected readonly session = inject(EmployeeSession);
}
