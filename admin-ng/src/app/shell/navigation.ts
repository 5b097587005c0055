import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink, RouterLinkActive } from '@angular/router';
import type { EmployeeRole, Permission } from '@green-apple/contracts-http';
import { EmployeeSession } from '@green-apple/ng-auth';
import { BrandMark } from '@green-apple/ng-ui';
import { APP_SETTINGS } from '../config/app-config.ts';
import { CurrentEmployee } from '../domains/shared/data-access/current-employee.ts';
import { Icon, type IconName } from '../domains/shared/ui-icon/icon.ts';

interface Place {
  readonly path: string;
  readonly label: string;
  readonly icon: IconName;
  readonly needs?: Permission;
}

const PLACES: readonly Place[] = [
  { path: '/', label: 'Start', icon: 'home' },
  { path: '/products', label: 'Products', icon: 'products', needs: 'products:read' },
  { path: '/orders', label: 'Orders', icon: 'orders', needs: 'orders:read' },
  { path: '/returns', label: 'Returns', icon: 'returns', needs: 'orders:read' },
  { path: '/packing', label: 'Packing', icon: 'package', needs: 'orders:fulfil' },
  { path: '/offers', label: 'Offers', icon: 'offers', needs: 'promotions:read' },
  { path: '/prices', label: 'Price lists', icon: 'prices', needs: 'promotions:read' },
  { path: '/segments', label: 'Segments', icon: 'people', needs: 'promotions:read' },
  { path: '/gift-cards', label: 'Gift cards', icon: 'gift', needs: 'gift-cards:read' },
  { path: '/tasks', label: 'Tasks', icon: 'tasks', needs: 'tasks:work' },
  { path: '/claims', label: 'Claims', icon: 'intact', needs: 'claims:approve' },
  { path: '/reviews', label: 'Reviews', icon: 'reviews', needs: 'reviews:moderate' },
  { path: '/questions', label: 'Questions', icon: 'questions', needs: 'reviews:moderate' },
  { path: '/search', label: 'Search', icon: 'search', needs: 'search:read' },
  { path: '/bulk', label: 'Import & export', icon: 'files', needs: 'bulk:read' },
  { path: '/audit', label: 'Audit', icon: 'audit', needs: 'audit:read' },
  { path: '/settings', label: 'Configuration', icon: 'settings', needs: 'settings:read' },
];

const ROLE_LABELS: Readonly<Record<EmployeeRole, string>> = {
  administrator: 'Administrator',
  'catalog-manager': 'Catalogue manager',
  'marketing-manager': 'Marketing manager',
  'support-agent': 'Support agent',
  operations: 'Operations',
  analyst: 'Analyst',
};

/** Where one can go, and who one is. Places without the right stay out of the way; the API refuses anyhow. */
@Component({
  selector: 'ga-navigation',
  imports: [BrandMark, Icon, MatButton, RouterLink, RouterLinkActive],
  template: `
    <a class="brand" routerLink="/">
      <ga-brand-mark [size]="28" />
      <span>Green Apple<small>Back office</small></span>
    </a>
    <nav aria-label="Back office">
      @for (place of places(); track place.path) {
        <a
          #active="routerLinkActive"
          [routerLink]="place.path"
          routerLinkActive="here"
          [routerLinkActiveOptions]="{ exact: place.path === '/' }"
          [attr.aria-current]="active.isActive ? 'page' : null"
        >
          <ga-office-icon [name]="place.icon" />{{ place.label }}
        </a>
      }
    </nav>
    <div class="foot">
      <a class="shop" [href]="shopUrl" target="_blank" rel="noopener">
        Open the shop <ga-office-icon name="open" [size]="16" />
      </a>
      @if (employee.me.hasValue()) {
        <p class="who">
          <strong>{{ employee.me.value().name }}</strong>
          <span>{{ roles() }}</span>
        </p>
      }
      <button matButton="outlined" type="button" (click)="signOut()">
        <ga-office-icon name="sign-out" [size]="18" /> Sign out
      </button>
    </div>
  `,
  styleUrl: './navigation.scss',
  host: { role: 'complementary', 'aria-label': 'Back office and account' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Navigation {
  protected readonly employee = inject(CurrentEmployee);
  readonly #session = inject(EmployeeSession);
  protected readonly shopUrl = inject(APP_SETTINGS).storefrontUrl;

  protected readonly places = computed(() =>
    PLACES.filter(({ needs }) => needs === undefined || this.employee.may(needs)),
  );
  protected readonly roles = computed(() => {
    const roles = this.employee.me.hasValue() ? this.employee.me.value().roles : [];
    return roles.map((role) => ROLE_LABELS[role]).join(', ') || 'No role yet';
  });

  protected async signOut(): Promise<void> {
    await this.#session.signOut();
  }
}
