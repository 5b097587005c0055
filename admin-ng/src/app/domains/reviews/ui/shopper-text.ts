import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import type { TextFinding } from '@green-apple/domain-catalog';
import { Icon } from '../../shared/ui-icon/icon.ts';
import { FINDING_TEXT } from '../util/review-text.ts';

/** What a shopper wrote, below what stands out in it. */
@Component({
  selector: 'ga-shopper-text',
  imports: [Icon],
  template: `
    @if (findings().length > 0) {
      <ul class="findings" aria-label="Look at">
        @for (finding of findings(); track finding) {
          <li><ga-office-icon name="warning" [size]="15" />{{ words[finding] }}</li>
        }
      </ul>
    }
    @if (text()) {
      <p class="text">{{ text() }}</p>
    }
  `,
  styles: `
    .text {
      max-width: 72ch;
      margin: 0 0 10px;
      overflow-wrap: anywhere;
      white-space: pre-line;
    }

    .findings {
      display: flex;
      flex-wrap: wrap;
      gap: 6px 14px;
      margin: 0 0 8px;
      padding: 0;
      color: var(--blossom-ink);
      font-size: 0.875rem;
      font-weight: 600;
      list-style: none;
    }

    .findings li {
      display: inline-flex;
      gap: 5px;
      align-items: center;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ShopperText {
  /** Empty where it stands elsewhere, as a heading does. */
  readonly text = input('');
  readonly findings = input.required<readonly TextFinding[]>();

  protected readonly words = FINDING_TEXT;
}
