import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { OrderDetail, OrderLineDto } from '@green-apple/contracts-http';
import { MoneyPipe, ProductPicture } from '@green-apple/ng-ui';
import { WORDS } from '../../shared/util-language/words.ts';
import { Size } from '../../shared/ui-size/size.ts';
import { Say } from '../../shared/util-language/say.ts';

/** The lines of an order as they were bought. */
@Component({
  selector: 'ga-order-lines',
  imports: [MoneyPipe, ProductPicture, RouterLink, Say, Size],
  template: `<ul role="list" class="lines">
    @for (line of lines(); track line.id) {
      <li>
        <ga-product-picture [image]="line.image" [decorative]="true" sizes="72px" />
        <span class="text">
          <span class="title">{{ line.title }}</span>
          <span class="soft">{{ line.quantity }} × <ga-size [of]="line.variantTitle" /></span>
          @if (line.expectedOn; as day) {
            <span class="small">{{
              'Some of it comes later, about {day}' | say: { day: words.day(day) }
            }}</span>
          }
          @for (lot of lotsOf(line); track lot.slug + lot.code) {
            <a
              class="small"
              [routerLink]="['/p', lot.slug]"
              [queryParams]="{ lot: lot.code }"
              fragment="lot"
              >{{
                lot.title === line.title
                  ? ('What was found in lot {code}' | say: { code: lot.code })
                  : ('What was found in lot {code} of {title}'
                    | say: { code: lot.code, title: lot.title })
              }}</a
            >
          }
        </span>
        <span class="tabular">{{ line.total | money }}</span>
      </li>
    }
  </ul>`,
  styles: `
    .lines {
      margin-top: 0.5rem;
    }
    li {
      display: grid;
      grid-template-columns: 4.5rem minmax(0, 1fr) auto;
      gap: 1rem;
      align-items: center;
      padding-block: 0.875rem;
      border-bottom: 1px solid var(--line);
    }
    ga-product-picture {
      border-radius: var(--radius-s);
    }
    .text {
      display: grid;
    }
    .title {
      font-weight: 600;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class OrderLines {
  readonly lines = input.required<readonly OrderLineDto[]>();
  readonly lots = input<OrderDetail['lots']>([]);
  protected readonly words = inject(WORDS);
  protected readonly lotsOf = ({ id }: OrderLineDto): OrderDetail['lots'] =>
    this.lots().filter(({ lineId }) => lineId === id);
}
