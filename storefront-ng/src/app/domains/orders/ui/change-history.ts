import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import type { OrderEditDto } from '@green-apple/contracts-http';
import { WORDS } from '../../shared/util-language/words.ts';
import { madeWords } from '../util/change-words.ts';
import { ChangeSummary } from './change-summary.ts';

/** The changes that were made to an order, newest first. */
@Component({
  selector: 'ga-change-history',
  imports: [ChangeSummary],
  template: `<ol role="list">
    @for (edit of edits(); track edit.id) {
      <li>
        <p>
          <strong>{{ madeWords(edit) }}</strong>
          @if (edit.appliedAt; as at) {
            <span class="small soft">{{ words.day(at) }}</span>
          }
        </p>
        <ga-change-summary class="small soft" [edit]="edit" />
      </li>
    }
  </ol>`,
  styles: `
    ol {
      margin-top: 0.5rem;
    }
    li {
      display: grid;
      gap: 0.5rem;
      padding-block: 0.875rem;
      border-bottom: 1px solid var(--line);
    }
    p {
      display: flex;
      flex-wrap: wrap;
      gap: 0.25rem 1rem;
      align-items: baseline;
      justify-content: space-between;
      margin: 0;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ChangeHistory {
  readonly edits = input.required<readonly OrderEditDto[]>();
  protected readonly words = inject(WORDS);
  protected readonly madeWords = (edit: OrderEditDto): string => madeWords(edit, this.words);
}
