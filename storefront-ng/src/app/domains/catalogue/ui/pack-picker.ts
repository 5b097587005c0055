import { ChangeDetectionStrategy, Component, input, output } from '@angular/core';
import { MoneyPipe } from '@green-apple/ng-ui';
import { Say } from '../../shared/util-language/say.ts';
import type { PackChoice } from '../util/packs.ts';

/** One, two or three at once, with what each comes to and what that saves. */
@Component({
  selector: 'ga-pack-picker',
  imports: [MoneyPipe, Say],
  template: `
    <fieldset>
      <legend>{{ 'How many' | say }}</legend>
      <div class="rows">
        @for (pack of packs(); track pack.variant.id) {
          <label [class.chosen]="pack.variant.sku === chosen()">
            <input
              type="radio"
              name="packs"
              [value]="pack.variant.sku"
              [checked]="pack.variant.sku === chosen()"
              (change)="pick.emit(pack.variant.sku)"
            />
            <span class="words">{{ pack.name }}</span>
            <span class="price tabular">{{ pack.variant.price | money }}</span>
            <span class="small soft each tabular">
              @if (pack.variant.available <= 0) {
                {{ (pack.units === 1 && pack.variant.backorder ? 'On its way' : 'Sold out') | say }}
              } @else {
                {{ pack.singly }}
                @if (pack.perServing; as serving) {
                  {{ pack.singly ? '· ' : ''
                  }}{{ '{price} a serving' | say: { price: (serving | money) } }}
                }
              }
            </span>
            @if (pack.saving; as saving) {
              <span class="small saving tabular">{{
                pack.savingPercent > 0
                  ? ('Save {sum}, {percent}%'
                    | say: { sum: (saving | money), percent: pack.savingPercent })
                  : ('Save {sum}' | say: { sum: (saving | money) })
              }}</span>
            }
          </label>
        }
      </div>
    </fieldset>
  `,
  styleUrl: './choice.css',
  styles: `
    .rows {
      display: grid;
      gap: 0.5rem;
    }
    label {
      grid-template-columns: 1fr auto;
      gap: 0.125rem 1rem;
      align-items: baseline;
      padding: 0.75rem 1rem;
    }
    .words {
      font-weight: 650;
    }
    .price,
    .saving {
      text-align: right;
    }
    .saving {
      color: var(--orchard);
      font-weight: 600;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class PackPicker {
  readonly packs = input.required<readonly PackChoice[]>();
  /** Article number of the one that is looked at. */
  readonly chosen = input.required<string>();
  readonly pick = output<string>();
}
