import { ChangeDetectionStrategy, Component, inject, input, resource, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatDialog } from '@angular/material/dialog';
import type { AdminLot } from '@green-apple/contracts-http';
import { firstValueFrom } from 'rxjs';
import { APP_SETTINGS } from '../../../config/app-config.ts';
import { DocumentClient } from '../../shared/data-access/document-client.ts';
import { LotClient } from '../../shared/data-access/lot-client.ts';
import { Icon } from '../../shared/ui-icon/icon.ts';
import { FailurePanel } from '../../shared/ui-state/failure-panel.ts';
import { keptValue } from '../../shared/util-list/kept-value.ts';
import {
  LotReportDialog,
  type LotReportDialogData,
  type WrittenReport,
} from '../ui/lot-report-dialog.ts';
import { documentTrouble } from '../util/document-trouble.ts';
import { outside } from '../util/measure-draft.ts';

/** Lots of a product, each with its report; saved at once, apart from the form around it. */
@Component({
  selector: 'ga-product-lots',
  imports: [FailurePanel, Icon, MatButton],
  templateUrl: './product-lots.html',
  styleUrls: ['./product-part.scss', './product-lots.scss'],
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ProductLots {
  readonly productId = input.required<string>();
  readonly locked = input.required<boolean>();

  readonly #client = inject(LotClient);
  readonly #documents = inject(DocumentClient);
  readonly #dialogs = inject(MatDialog);
  protected readonly shop = inject(APP_SETTINGS).storefrontUrl;
  protected readonly list = resource({
    params: () => this.productId(),
    loader: ({ params, abortSignal }) => this.#client.list(params, abortSignal),
  });
  protected readonly shown = keptValue(this.list);
  protected readonly busy = signal(false);
  protected readonly trouble = signal('');

  protected readonly verdict = ({ report }: AdminLot): string => {
    const names = outside(report?.measures ?? []);
    return names.length === 0 ? 'All as the label says' : `Outside: ${names.join(', ')}`;
  };

  protected async write(lot: AdminLot): Promise<void> {
    const dialog = this.#dialogs.open<LotReportDialog, LotReportDialogData, WrittenReport>(
      LotReportDialog,
      {
        width: '760px',
        maxWidth: '94vw',
        data: { lot, today: new Date().toISOString().slice(0, 10) },
      },
    );
    const written = await firstValueFrom(dialog.afterClosed());
    if (!written || this.busy()) return;
    this.busy.set(true);
    this.trouble.set('');
    try {
      const document = written.file
        ? await this.#documents.send(written.file)
        : lot.report?.document;
      if (document)
        await this.#client.keep(this.productId(), lot, {
          ...written.report,
          documentId: document.id,
        });
    } catch (error) {
      this.trouble.set(documentTrouble(error));
    } finally {
      this.busy.set(false);
      this.list.reload();
    }
  }
}
