import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import type { ProductDetail } from '@green-apple/contracts-http';
import { CERTIFICATE_LABELS } from '@green-apple/domain-catalog';
import { Icon } from '@green-apple/ng-ui';
import { Say } from '../../shared/util-language/say.ts';
import { WORDS } from '../../shared/util-language/words.ts';
import { termName } from '../../shared/util-words/term-name.ts';
import { documentWords } from '../util/document-words.ts';

/** Who certifies what, until when, with the document to read. */
@Component({
  selector: 'ga-certificate-list',
  imports: [Icon, Say],
  template: `
    <ul role="list">
      @for (one of certificates(); track one.id) {
        <li>
          <ga-icon name="verified" [size]="22" />
          <div>
            <h3>{{ label(one.kind) }}</h3>
            <p class="small">
              {{
                (one.ofBrand
                  ? '{issuer}, no. {number}, for the whole brand'
                  : '{issuer}, no. {number}'
                ) | say: { issuer: one.issuer, number: one.number }
              }}
            </p>
            <p class="small soft">
              {{ 'Holds until {day}' | say: { day: words.longDay(one.validUntil) } }}
            </p>
            <a class="small" [href]="one.document.path" target="_blank" rel="noopener"
              >{{ 'See the certificate' | say
              }}<span class="sr-only"> {{ label(one.kind) }}, {{ one.number }}</span>
              <span class="soft">&nbsp;({{ documentWords(one.document, words) }})</span></a
            >
          </div>
        </li>
      }
    </ul>
  `,
  styles: `
    ul {
      display: grid;
      gap: 0.75rem;
    }
    li {
      display: flex;
      gap: 0.875rem;
      align-items: flex-start;
      padding: 0.875rem 1rem;
      border: 1px solid var(--line);
      border-radius: var(--radius);
      background: var(--surface);
    }
    ga-icon {
      margin-top: 0.125rem;
      color: var(--orchard);
    }
    div {
      min-width: 0;
    }
    h3 {
      font-size: 1.0625rem;
    }
    p,
    a {
      overflow-wrap: anywhere;
    }
    a {
      display: inline-block;
      padding-block: 0.25rem;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class CertificateList {
  readonly certificates = input.required<ProductDetail['certificateRecords']>();

  protected readonly words = inject(WORDS);
  protected readonly documentWords = documentWords;
  protected readonly label = (kind: string): string =>
    termName(CERTIFICATE_LABELS, kind, this.words);
}
