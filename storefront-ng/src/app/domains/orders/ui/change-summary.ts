import { ChangeDetectionStrategy, Component, computed, input, inject } from '@angular/core';
import type { OrderEditDto } from '@green-apple/contracts-http';
import { MoneyPipe } from '@green-apple/ng-ui';
import { WORDS } from '../../shared/util-language/words.ts';
import { changeRows } from '../util/change-words.ts';

/** What a change does, row by row, with what each row costs more or less. */
@Component({
  selector: 'ga-change-summary',
  imports: [MoneyPipe],
  template: `<ul role="list">
    @for (row of rows(); track $index) {
      <li>
        <span>{{ row.text }}</span>
        @if (row.difference; as difference) {
          <span class="tabular">{{ difference.minor > 0 ? '+' : '' }}{{ difference | money }}</span>
        }
      </li>
    }
  </ul>`,
  styles: `
    ul {
      display: grid;
      gap: 0.5rem;
    }
    li {
      display: flex;
      gap: 1rem;
      justify-content: space-between;
    }
    li > :first-child {
      min-width: 0;
      overflow-wrap: anywhere;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ChangeSummary {
  readonly #words = inject(WORDS);
  readonly edit = input.required<OrderEditDto>();
  protected readonly rows = computed(() => changeRows(this.edit(), this.#words));
}
