import { BreakpointObserver } from '@angular/cdk/layout';
import {
  ChangeDetectionStrategy,
  Component,
  computed,
  inject,
  signal,
  viewChild,
} from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { MatIconButton } from '@angular/material/button';
import { MatProgressBar } from '@angular/material/progress-bar';
import { MatSidenav, MatSidenavContainer, MatSidenavContent } from '@angular/material/sidenav';
import {
  NavigationCancel,
  NavigationEnd,
  NavigationError,
  NavigationStart,
  Router,
  RouterOutlet,
} from '@angular/router';
import { map } from 'rxjs';
import { CurrentEmployee } from '../domains/shared/data-access/current-employee.ts';
import { Icon } from '../domains/shared/ui-icon/icon.ts';
import { FailurePanel } from '../domains/shared/ui-state/failure-panel.ts';
import { Navigation } from './navigation.ts';
import { SearchBox } from './search-box.ts';

/** The frame: navigation beside the page, or behind a button where there is no room beside it. */
@Component({
  selector: 'ga-shell',
  imports: [
    FailurePanel,
    Icon,
    MatIconButton,
    MatProgressBar,
    MatSidenav,
    MatSidenavContainer,
    MatSidenavContent,
    Navigation,
    RouterOutlet,
    SearchBox,
  ],
  templateUrl: './shell.html',
  styleUrl: './shell.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Shell {
  protected readonly employee = inject(CurrentEmployee);
  private readonly drawer = viewChild.required(MatSidenav);
  readonly #router = inject(Router);

  protected readonly narrow = toSignal(
    inject(BreakpointObserver)
      .observe('(max-width: 1000px)')
      .pipe(map(({ matches }) => matches)),
    { initialValue: false },
  );
  protected readonly moving = signal(false);
  protected readonly known = computed(() => this.employee.me.hasValue());

  constructor() {
    this.#router.events.subscribe((event) => {
      if (event instanceof NavigationStart) this.moving.set(true);
      if (
        event instanceof NavigationEnd ||
        event instanceof NavigationCancel ||
        event instanceof NavigationError
      ) {
        this.moving.set(false);
        if (this.narrow()) void this.drawer().close();
      }
    });
  }
}
