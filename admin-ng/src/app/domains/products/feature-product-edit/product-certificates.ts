import {
  ChangeDetectionStrategy,
  Component,
  computed,
  inject,
  input,
  resource,
  signal,
} from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatDialog } from '@angular/material/dialog';
import type { AdminCertificate } from '@green-apple/contracts-http';
import { CERTIFICATES } from '@green-apple/domain-catalog';
import { firstValueFrom } from 'rxjs';
import { CertificateClient } from '../../shared/data-access/certificate-client.ts';
import { DocumentClient } from '../../shared/data-access/document-client.ts';
import { Icon } from '../../shared/ui-icon/icon.ts';
import { FailurePanel } from '../../shared/ui-state/failure-panel.ts';
import { keptValue } from '../../shared/util-list/kept-value.ts';
import {
  CertificateDialog,
  type CertificateDialogData,
  type WrittenCertificate,
} from '../ui/certificate-dialog.ts';
import { CertificateRows } from '../ui/certificate-rows.ts';
import { certificateName } from '../util/certificate-text.ts';
import { documentTrouble } from '../util/document-trouble.ts';

/** What proves the words on a product; saved at once, apart from the form around it. */
@Component({
  selector: 'ga-product-certificates',
  imports: [CertificateRows, FailurePanel, Icon, MatButton],
  template: `
    <div class="head">
      <h2>Certificates</h2>
      @if (!locked()) {
        <button matButton type="button" [disabled]="busy()" (click)="add()">
          <ga-office-icon name="add" [size]="18" /> Add a certificate
        </button>
      }
    </div>
    @if (trouble()) {
      <p class="trouble" role="alert">{{ trouble() }}</p>
    }
    @if (shown(); as all) {
      @if (all.unproven.length > 0) {
        <p class="note">
          Said without proof: {{ unproven() }}. It shows as a plain word until there is a record.
        </p>
      }
      @if (all.items.length === 0) {
        <p class="note">No certificate is on record.</p>
      } @else {
        <ga-certificate-rows
          [certificates]="all.items"
          [mayWrite]="!locked()"
          [busy]="busy()"
          (replace)="replace($event.certificate, $event.file)"
          (end)="end($event)"
        />
      }
    } @else if (list.error()) {
      <ga-failure-panel what="The certificates" [error]="list.error()" (again)="list.reload()" />
    } @else {
      <p class="note" role="status">Loading the certificates…</p>
    }
  `,
  styleUrl: './product-part.scss',
  styles: `
    ga-certificate-rows {
      display: block;
      border-top: 1px solid var(--line);
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ProductCertificates {
  readonly productId = input.required<string>();
  readonly brand = input.required<string>();
  readonly locked = input.required<boolean>();

  readonly #client = inject(CertificateClient);
  readonly #documents = inject(DocumentClient);
  readonly #dialogs = inject(MatDialog);
  protected readonly list = resource({
    params: () => this.productId(),
    loader: ({ params, abortSignal }) => this.#client.list(params, abortSignal),
  });
  protected readonly shown = keptValue(this.list);
  protected readonly unproven = computed(() =>
    (this.shown()?.unproven ?? []).map(certificateName).join(', '),
  );
  protected readonly busy = signal(false);
  protected readonly trouble = signal('');

  protected async add(): Promise<void> {
    const [unproven] = this.shown()?.unproven ?? [];
    const dialog = this.#dialogs.open<CertificateDialog, CertificateDialogData, WrittenCertificate>(
      CertificateDialog,
      {
        width: '520px',
        data: {
          brand: this.brand(),
          kind: CERTIFICATES.find((kind) => kind === unproven) ?? 'organic',
          today: new Date().toISOString().slice(0, 10),
        },
      },
    );
    const written = await firstValueFrom(dialog.afterClosed());
    if (!written) return;
    const productId = this.productId();
    await this.#attempt(async () => {
      const { id: documentId } = await this.#documents.send(written.file);
      await this.#client.add({ ...written.certificate, productId, documentId });
    });
  }

  protected replace(certificate: AdminCertificate, file: File): Promise<void> {
    return this.#attempt(async () => {
      const { id: documentId } = await this.#documents.send(file);
      await this.#client.change(certificate, { change: 'replace-document', documentId });
    });
  }

  protected end(certificate: AdminCertificate): Promise<void> {
    return this.#attempt(() => this.#client.change(certificate, { change: 'end' }));
  }

  async #attempt(work: () => Promise<unknown>): Promise<void> {
    if (this.busy()) return;
    this.busy.set(true);
    this.trouble.set('');
    try {
      await work();
    } catch (error) {
      this.trouble.set(documentTrouble(error));
    } finally {
      this.busy.set(false);
      this.list.reload();
    }
  }
}
