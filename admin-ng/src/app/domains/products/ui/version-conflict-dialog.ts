import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import {
  MAT_DIALOG_DATA,
  MatDialogActions,
  MatDialogClose,
  MatDialogContent,
  MatDialogRef,
  MatDialogTitle,
} from '@angular/material/dialog';
import { MatRadioButton, MatRadioGroup } from '@angular/material/radio';
import type { Choice, FieldConflict } from '../util/draft-merge.ts';

export interface VersionConflict {
  readonly fields: readonly FieldConflict[];
}
/** What to do per field; null to go back without deciding. */
export type VersionConflictAnswer = Readonly<Record<string, Choice>> | null;

/** Somebody saved first: shows what they changed, and asks where both changed the same. */
@Component({
  selector: 'ga-version-conflict-dialog',
  imports: [
    MatButton,
    MatDialogActions,
    MatDialogClose,
    MatDialogContent,
    MatDialogTitle,
    MatRadioButton,
    MatRadioGroup,
  ],
  templateUrl: './version-conflict-dialog.html',
  styleUrl: './version-conflict-dialog.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class VersionConflictDialog {
  protected readonly data = inject<VersionConflict>(MAT_DIALOG_DATA);
  readonly #dialog =
    inject<MatDialogRef<VersionConflictDialog, VersionConflictAnswer>>(MatDialogRef);
  protected readonly both = this.data.fields.filter(({ mine }) => mine !== null);
  protected readonly onlyTheirs = this.data.fields.filter(({ mine }) => mine === null);
  protected readonly choices = signal<Readonly<Record<string, Choice>>>(
    Object.fromEntries(this.both.map(({ path }) => [path, 'mine' as const])),
  );

  protected choose(path: string, choice: Choice): void {
    this.choices.update((all) => ({ ...all, [path]: choice }));
  }

  protected decide(): void {
    this.#dialog.close(this.choices());
  }
}
