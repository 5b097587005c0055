import { ChangeDetectionStrategy, Component, inject, resource } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { CertificateClient } from '../../shared/data-access/certificate-client.ts';
import { Icon } from '../../shared/ui-icon/icon.ts';
import { FailurePanel } from '../../shared/ui-state/failure-panel.ts';
import { StatePanel } from '../../shared/ui-state/state-panel.ts';
import { CertificateRows } from '../ui/certificate-rows.ts';
import { ProductTabs } from '../ui/product-tabs.ts';

/** What runs out within sixty days and has no successor yet. */
@Component({
  selector: 'ga-certificates-page',
  imports: [CertificateRows, FailurePanel, Icon, MatButton, ProductTabs, StatePanel],
  template: `
    <div class="page">
      <header class="page-head">
        <h1>Certificates that run out</h1>
        <ga-product-tabs here="certificates" />
        <div class="aside">
          <button matButton type="button" (click)="list.reload()">
            <ga-office-icon name="retry" [size]="18" /> Look again
          </button>
        </div>
      </header>
      <section class="panel" aria-labelledby="by-last-day">
        <h2 id="by-last-day">By their last day</h2>
        @if (list.hasValue()) {
          @if (list.value().items.length === 0) {
            <ga-state-panel
              icon="done"
              heading="Nothing runs out"
              text="What ends within sixty days, or has just ended, is listed here until the next one is on record. Certificates are added on the product’s page."
            />
          } @else {
            <ga-certificate-rows [certificates]="list.value().items" [withProduct]="true" />
          }
        } @else if (list.error()) {
          <ga-failure-panel
            what="The certificates"
            [error]="list.error()"
            (again)="list.reload()"
          />
        } @else {
          <p class="loading" role="status">Loading the certificates…</p>
        }
      </section>
    </div>
  `,
  styles: `
    .loading {
      padding: 72px 24px;
      color: var(--ink-soft);
      text-align: center;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class CertificatesPage {
  readonly #client = inject(CertificateClient);
  protected readonly list = resource({
    loader: ({ abortSignal }) => this.#client.list(undefined, abortSignal),
  });
}
