import { ChangeDetectionStrategy, Component, inject, input, resource } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import type { AuditEntry } from '@green-apple/contracts-http';
import { APP_SETTINGS } from '../../../config/app-config.ts';
import { AuditClient } from '../../shared/data-access/audit-client.ts';
import { Icon } from '../../shared/ui-icon/icon.ts';
import { Pager } from '../../shared/ui-pager/pager.ts';
import { FailurePanel } from '../../shared/ui-state/failure-panel.ts';
import { StatePanel } from '../../shared/ui-state/state-panel.ts';
import { StoreTimeText } from '../../shared/ui-time/store-time-text.ts';
import { shortTime } from '../../shared/util-time/store-time.ts';
import { keptValue } from '../../shared/util-list/kept-value.ts';
import { actionLabel, fieldLabel, valueText } from '../util/audit-value.ts';

/** Who changed what, newest first, and whether the record is whole. */
@Component({
  selector: 'ga-audit-page',
  imports: [FailurePanel, Icon, MatButton, Pager, RouterLink, StatePanel, StoreTimeText],
  templateUrl: './audit-page.html',
  styleUrl: './audit-page.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class AuditPage {
  readonly entityType = input<string>();
  readonly entityId = input<string>();
  readonly cursor = input<string>();
  readonly from = input<string>();

  readonly #client = inject(AuditClient);
  readonly #zone = inject(APP_SETTINGS).timeZone;
  protected readonly list = resource({
    params: () => ({
      entityType: this.entityType(),
      entityId: this.entityId(),
      cursor: this.cursor(),
    }),
    loader: ({ params, abortSignal }) => this.#client.list(params, abortSignal),
  });
  protected readonly shown = keptValue(this.list);
  protected readonly actionLabel = actionLabel;
  protected readonly fieldLabel = fieldLabel;

  protected value(field: string, value: unknown): string {
    return valueText(field, value, (iso) => shortTime(iso, this.#zone, Date.now()));
  }

  protected link(entry: AuditEntry): string[] | null {
    return entry.entityType === 'product' ? ['/products', entry.entityId] : null;
  }
}
