import { ChangeDetectionStrategy, Component, inject, input, resource } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { AdminOrder } from '@green-apple/contracts-http';
import { ReturnDeskClient } from '../../shared/data-access/return-client.ts';
import { StatusBadge } from '../../shared/ui-status/status-badge.ts';
import { StoreTimeText } from '../../shared/ui-time/store-time-text.ts';
import { keptValue } from '../../shared/util-list/kept-value.ts';

/** What comes back of an order, each with the way to its own page; nothing where nothing does. */
@Component({
  selector: 'ga-order-returns',
  imports: [RouterLink, StatusBadge, StoreTimeText],
  template: `
    @if (list.error()) {
      <section class="panel">
        <h2>Returns</h2>
        <p class="none">What comes back could not be read. Look again in a moment.</p>
      </section>
    } @else if (shown()?.items; as items) {
      @if (items.length > 0) {
        <section class="panel">
          <h2>Returns</h2>
          <ul>
            @for (each of items; track each.id) {
              <li>
                <a [routerLink]="['/returns', each.id]">{{ each.number }}</a>
                <ga-status-badge [state]="each.state" />
                <ga-time class="soft" [at]="each.createdAt" />
              </li>
            }
          </ul>
        </section>
      }
    }
  `,
  styles: `
    ul {
      margin: 0;
      padding: 0;
      list-style: none;
    }
    li {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 6px 12px;
      padding: 12px 20px;
      border-top: 1px solid var(--line);
    }
    a {
      font-weight: 600;
    }
    .soft,
    .none {
      color: var(--ink-soft);
    }
    .none {
      margin: 0;
      padding: 0 20px 16px;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class OrderReturns {
  readonly order = input.required<AdminOrder>();

  readonly #client = inject(ReturnDeskClient);
  protected readonly list = resource({
    params: () => this.order(),
    loader: ({ params, abortSignal }) => this.#client.list({ order: params.id }, abortSignal),
  });
  protected readonly shown = keptValue(this.list);
}
