import { ChangeDetectionStrategy, Component, input, inject } from '@angular/core';
import type { ShipmentDto } from '@green-apple/contracts-http';
import { shipmentMessage } from '@green-apple/domain-order';
import { Icon } from '@green-apple/ng-ui';
import { Say } from '../../shared/util-language/say.ts';
import { WORDS } from '../../shared/util-language/words.ts';
import { carriedBy, parcelTitle } from '../util/parcel-words.ts';

/** Each parcel of an order, or the bag at the counter: where it is, who carries it, what is in it. */
@Component({
  selector: 'ga-order-parcels',
  imports: [Icon, Say],
  template: `<ol role="list">
    @for (parcel of parcels(); track parcel.id) {
      <li class="card">
        <h3>
          <ga-icon [name]="parcel.kind === 'pickup' ? 'store' : 'package'" [size]="20" />
          {{ titleOf(parcel) }}
        </h3>
        <p class="words">{{ messageOf(parcel) }}</p>
        @if (carriedBy(parcel); as carrier) {
          <p class="small">
            @if (parcel.trackingUrl) {
              <a target="_blank" rel="noopener" [href]="parcel.trackingUrl"
                >{{ 'Follow it with {carrier}' | say: { carrier }
                }}<span class="sr-only"> {{ '(opens a new window)' | say }}</span></a
              >
            } @else {
              {{ carrier }}
            }
          </p>
        }
        <ul role="list" class="small soft" [attr.aria-label]="'In it' | say">
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
  readonly #words = inject(WORDS);
  readonly parcels = input.required<readonly ShipmentDto[]>();
  protected readonly titleOf = (parcel: ShipmentDto): string =>
    parcelTitle(parcel, this.parcels().length, this.#words);
  protected readonly messageOf = ({ state, madeGood }: ShipmentDto): string =>
    shipmentMessage(state, madeGood, this.#words.language);
  protected readonly carriedBy = carriedBy;
}
