import { ChangeDetectionStrategy, Component, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import type { PickShipment } from '@green-apple/contracts-http';
import { StatusBadge } from '../../shared/ui-status/status-badge.ts';
import { StoreTimeText } from '../../shared/ui-time/store-time-text.ts';

/** Bags at a counter, each with what is in it and the button that hands it over. */
@Component({
  selector: 'ga-counter-bags',
  imports: [MatButton, RouterLink, StatusBadge, StoreTimeText],
  template: `
    <ul class="bags">
      @for (bag of bags(); track bag.id) {
        <li [attr.aria-label]="'Bag of ' + bag.orderNumber">
          <div class="what">
            <b>
              <a [routerLink]="['/orders', bag.orderId]">{{ bag.orderNumber }}</a>
            </b>
            <ga-status-badge [state]="bag.state" />
            @if (bag.shipments > 1) {
              <span class="soft">{{ bag.position }} of {{ bag.shipments }}</span>
            }
            @if (bag.minimumAge; as age) {
              <span class="age">Ask for proof of age: {{ age }}+</span>
            }
            <span class="soft">{{ bag.place.name }}, since <ga-time [at]="bag.updatedAt" /></span>
          </div>
          <ul class="inside" aria-label="In it">
            @for (line of bag.lines; track line.title) {
              <li>{{ line.quantity }} × {{ line.title }}</li>
            }
          </ul>
          @if (bag.state === 'ready_for_pickup') {
            <button
              matButton="filled"
              type="button"
              [disabled]="busy() !== null"
              (click)="handOver.emit(bag)"
            >
              {{ busy() === bag.id ? 'Handing over…' : 'Hand over'
              }}<span class="visually-hidden"> {{ bag.orderNumber }}</span>
            </button>
          }
        </li>
      }
    </ul>
  `,
  styles: `
    ul {
      margin: 0;
      padding: 0;
      list-style: none;
    }
    .bags > li {
      display: grid;
      grid-template-columns: minmax(0, 1fr) minmax(0, 1fr) auto;
      align-items: center;
      gap: 6px 20px;
      padding: 12px 20px;
      border-top: 1px solid var(--line);
    }
    .what {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 4px 12px;
      font-variant-numeric: tabular-nums;
    }
    .soft {
      color: var(--ink-soft);
      font-size: 0.875rem;
    }
    .age {
      padding: 0 8px;
      border-radius: var(--radius-pill);
      background: var(--honey-wash);
      color: var(--honey-ink);
      font-size: 0.8125rem;
      font-weight: 600;
    }
    @media (max-width: 760px) {
      .bags > li {
        grid-template-columns: minmax(0, 1fr);
        padding: 12px 16px;
      }
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class CounterBags {
  readonly bags = input.required<readonly PickShipment[]>();
  /** The bag whose run was asked and has not answered yet. */
  readonly busy = input.required<string | null>();
  readonly handOver = output<PickShipment>();
}
