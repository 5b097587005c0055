import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import type { ProductDetail } from '@green-apple/contracts-http';
import { CERTIFICATE_LABELS, labelOf, sizeWords } from '@green-apple/domain-catalog';
import { Icon } from '@green-apple/ng-ui';
import { sayLongDay } from '../../shared/util-words/dates.ts';

/** Who certifies what, until when, with the document to read. */
@Component({
  selector: 'ga-certificate-list',
  imports: [Icon],
  template: `
    <ul role="list">
      @for (one of certificates(); track one.id) {
        <li>
          <ga-icon name="verified" [size]="22" />
          <div>
            <h3>{{ label(one.kind) }}</h3>
            <p class="small">
              {{ one.issuer }}, no. {{ one.number }}{{ one.ofBrand ? ', for the whole brand' : '' }}
            </p>
            <p class="small soft">Holds until {{ day(one.validUntil) }}</p>
            <a class="small" [href]="one.document.path" target="_blank" rel="noopener"
              >See the certificate<span class="sr-only">
                {{ label(one.kind) }}, {{ one.number }}</span
              >
              <span class="soft">&nbsp;({{ words(one.document) }})</span></a
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

  protected readonly day = sayLongDay;
  protected readonly label = (kind: string): string => labelOf(CERTIFICATE_LABELS, kind);
  protected readonly words = ({ mediaType, bytes }: { mediaType: string; bytes: number }): string =>
    `${mediaType === 'application/pdf' ? 'PDF' : 'picture'}, ${sizeWords(bytes)}`;
}
