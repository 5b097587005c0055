import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';

const TABS = [
  { name: 'all', label: 'All', path: '/offers', query: {} },
  { name: 'automatic', label: 'Promotions', path: '/offers', query: { kind: 'automatic' } },
  { name: 'coupon', label: 'Discount codes', path: '/offers', query: { kind: 'coupon' } },
  { name: 'campaigns', label: 'Campaigns', path: '/offers/campaigns', query: {} },
] as const;

/** The pages around offers. */
@Component({
  selector: 'ga-offer-tabs',
  imports: [MatButton, RouterLink],
  template: `
    <nav aria-label="Which offers">
      @for (tab of tabs; track tab.name) {
        <a
          matButton
          [routerLink]="tab.path"
          [queryParams]="tab.query"
          [attr.aria-current]="here() === tab.name ? 'page' : null"
          >{{ tab.label }}</a
        >
      }
    </nav>
  `,
  styles: `
    a[aria-current='page'] {
      background: var(--apple-wash);
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class OfferTabs {
  readonly here = input.required<string>();
  protected readonly tabs = TABS;
}
