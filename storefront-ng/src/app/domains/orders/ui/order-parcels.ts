import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import type { ShipmentDto } from '@green-apple/contracts-http';
import { Icon } from '@green-apple/ng-ui';
import { carriedBy, parcelTitle } from '../util/parcel-words.ts';

/** Each parcel of an order, or the bag at the counter: where it is, who carries it, what is in it. */
@Component({
  selector: 'ga-order-parcels',
  imports: [Icon],
  template: `<ol role="list">
    @for (parcel of parcels(); track parcel.id) {
      <li class="card">
        <h3>
          <ga-icon [name]="parcel.kind === 'pickup' ? 'store' : 'package'" [size]="20" />
          {{ parcelTitle(parcel, parcels().length) }}
        </h3>
        <p class="words">{{ parcel.message }}</p>
        @if (carriedBy(parcel); as carrier) {
          <p class="small">
            @if (parcel.trackingUrl) {
              <a target="_blank" rel="noopener" [href]="parcel.trackingUrl"
                >Follow it with {{ carrier }}<span class="sr-only"> (opens a new window)</span></a
              >
            } @else {
              {{ carrier }}
            }
          </p>
        }
        <ul role="list" class="small soft" aria-label="In it">
          @for (line of parcel.lines; track line.lineId) {
            <li>{{ line.quantity }} × {{ line.title }}</li>
          }
        </ul>
      </li>
    }
  </ol>`,
  styles: `
    ol {
      display: grid;
      gap: 0.75rem;
      margin-top: 0.75rem;
    }
    .card {
      display: grid;
      gap: 0.375rem;
      padding: 1.125rem 1.25rem;
    }
    h3 {
      display: flex;
      align-items: center;
      gap: 0.5rem;
      margin: 0;
      font-size: 1rem;
    }
    p {
      margin: 0;
    }
    a {
      display: inline-block;
      padding-block: 0.375rem;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class OrderParcels {
  readonly parcels = input.required<readonly ShipmentDto[]>();
  protected readonly parcelTitle = parcelTitle;
  protected readonly carriedBy = carriedBy;
}
