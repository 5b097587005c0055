import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MAT_DIALOG_DATA } from '@angular/material/dialog';
import { MatFormField, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import type { AdminLot, KeepLotReport } from '@green-apple/contracts-http';
import { AskingDialog } from '../../shared/ui-dialog/asking-dialog.ts';
import { Icon } from '../../shared/ui-icon/icon.ts';
import { DocumentChoice } from './document-choice.ts';
import {
  EMPTY_MEASURE,
  measuresOf,
  outside,
  toDraft,
  type MeasureDraft,
} from '../util/measure-draft.ts';

export interface LotReportDialogData {
  readonly lot: AdminLot;
  /** ISO day. */
  readonly today: string;
}

export interface WrittenReport {
  readonly report: Omit<KeepLotReport, 'documentId'>;
  /** Null keeps the document that is there. */
  readonly file: File | null;
}

/** What a laboratory found of a lot; closes with it, or with nothing. */
@Component({
  selector: 'ga-lot-report-dialog',
  imports: [AskingDialog, DocumentChoice, Icon, MatButton, MatFormField, MatInput, MatLabel],
  templateUrl: './lot-report-dialog.html',
  styleUrl: './lot-report-dialog.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class LotReportDialog {
  protected readonly data = inject<LotReportDialogData>(MAT_DIALOG_DATA);
  protected readonly before = this.data.lot.report;
  protected readonly laboratory = signal(this.before?.laboratory ?? '');
  protected readonly testedOn = signal(this.before?.testedOn ?? '');
  protected readonly file = signal<File | null>(null);
  protected readonly rows = signal<readonly MeasureDraft[]>(
    this.before?.measures.map(toDraft) ?? [EMPTY_MEASURE],
  );
  protected readonly outside = computed(() => outside(measuresOf(this.rows()) ?? []).join(', '));
  protected readonly written = computed<WrittenReport | null>(() => {
    const laboratory = this.laboratory().trim();
    const testedOn = this.testedOn();
    const measures = measuresOf(this.rows());
    const file = this.file();
    const proven = file !== null || this.before !== null;
    return measures !== null && proven && laboratory !== '' && testedOn !== ''
      ? { report: { laboratory, testedOn, measures }, file }
      : null;
  });

  protected write(at: number, change: Partial<MeasureDraft>): void {
    this.rows.update((rows) =>
      rows.map((row, index) => (index === at ? { ...row, ...change } : row)),
    );
  }

  protected add(): void {
    this.rows.update((rows) => [...rows, EMPTY_MEASURE]);
  }

  protected remove(at: number): void {
    this.rows.update((rows) => rows.filter((_, index) => index !== at));
  }

  protected boundOf = (value: string): MeasureDraft['bound'] =>
    value === 'at_most' ? 'at_most' : 'at_least';
}
