import { ChangeDetectionStrategy, Component, inject, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import type { AdminCertificate } from '@green-apple/contracts-http';
import { APP_SETTINGS } from '../../../config/app-config.ts';
import { Icon } from '../../shared/ui-icon/icon.ts';
import { StandingBadge } from './standing-badge.ts';
import { certificateName } from '../util/certificate-text.ts';

/** Certificates one under the other: what, by whom, until when, and the paper itself. */
@Component({
  selector: 'ga-certificate-rows',
  imports: [Icon, MatButton, RouterLink, StandingBadge],
  template: `
    <ul>
      @for (one of certificates(); track one.id) {
        <li>
          <div class="what">
            <div class="head">
              <h3>{{ name(one.kind) }}</h3>
              <ga-standing-badge [certificate]="one" />
            </div>
            <p>
              {{ one.issuer }}, no. {{ one.number }}.
              @if (one.brand; as brand) {
                For all products of {{ brand.name }}.
              } @else if (withProduct() && one.product) {
                <a [routerLink]="['/products', one.product.id]">{{ one.product.title }}</a>
              }
            </p>
            <p class="soft">
              {{ one.validFrom }} until {{ one.validUntil }}
              @if (one.endedBy; as by) {
                , ended by {{ by }}
              }
            </p>
            <a [href]="shop + one.document.path" target="_blank" rel="noopener"
              >{{ one.document.fileName }} <ga-office-icon name="open" [size]="14"
            /></a>
          </div>
          @if (mayWrite() && one.standing !== 'ended') {
            <div class="acts">
              <button matButton type="button" [disabled]="busy()" (click)="file.click()">
                Replace the document<span class="visually-hidden">
                  of {{ name(one.kind) }} {{ one.number }}</span
                >
              </button>
              <input
                #file
                type="file"
                hidden
                accept="application/pdf,image/png,image/jpeg,image/webp"
                (change)="chosen(one, file)"
              />
              <button matButton type="button" [disabled]="busy()" (click)="end.emit(one)">
                End it<span class="visually-hidden">: {{ name(one.kind) }} {{ one.number }}</span>
              </button>
            </div>
          }
        </li>
      }
    </ul>
  `,
  styles: `
    ul {
      margin: 0;
      padding: 0;
      list-style: none;
    }
    li {
      display: flex;
      flex-wrap: wrap;
      gap: 8px 24px;
      align-items: flex-start;
      padding: 14px 20px;
      border-bottom: 1px solid var(--line);
    }
    li:last-child {
      border-bottom: 0;
    }
    .what {
      flex: 1 1 260px;
      min-width: 0;
      overflow-wrap: anywhere;
    }
    .head {
      display: flex;
      flex-wrap: wrap;
      gap: 4px 12px;
      align-items: center;
    }
    h3 {
      margin: 0;
      font-size: 1rem;
    }
    p {
      margin: 2px 0 0;
      font-size: 0.875rem;
    }
    .soft {
      color: var(--ink-soft);
    }
    a {
      display: inline-flex;
      gap: 4px;
      align-items: center;
      min-height: 24px;
      font-size: 0.875rem;
    }
    .acts {
      display: flex;
      flex-wrap: wrap;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class CertificateRows {
  readonly certificates = input.required<readonly AdminCertificate[]>();
  readonly mayWrite = input(false);
  readonly busy = input(false);
  /** Names the product of each: on a page that is not the product's own. */
  readonly withProduct = input(false);
  readonly replace = output<{ readonly certificate: AdminCertificate; readonly file: File }>();
  readonly end = output<AdminCertificate>();

  protected readonly shop = inject(APP_SETTINGS).storefrontUrl;
  protected readonly name = certificateName;

  protected chosen(certificate: AdminCertificate, input: HTMLInputElement): void {
    const [file] = input.files ?? [];
    // The same file may be chosen once more.
    input.value = '';
    if (file) this.replace.emit({ certificate, file });
  }
}
