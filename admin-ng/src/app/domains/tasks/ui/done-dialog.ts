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
import { MatFormField, MatHint, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';

/** Asks what was done about a task; closes with the note, or with nothing. */
@Component({
  selector: 'ga-done-dialog',
  imports: [
    MatButton,
    MatDialogActions,
    MatDialogClose,
    MatDialogContent,
    MatDialogTitle,
    MatFormField,
    MatHint,
    MatInput,
    MatLabel,
  ],
  template: `
    <h2 mat-dialog-title>{{ title }}: done?</h2>
    <mat-dialog-content>
      <p>Your colleagues will read this note, and it stays in the audit trail.</p>
      <mat-form-field class="note">
        <mat-label>What did you do?</mat-label>
        <textarea
          #note
          matInput
          rows="3"
          maxlength="500"
          required
          (input)="text.set(note.value)"
        ></textarea>
        <mat-hint>No names or addresses of shoppers, please.</mat-hint>
      </mat-form-field>
    </mat-dialog-content>
    <mat-dialog-actions align="end">
      <button matButton type="button" matDialogClose>Not yet</button>
      <button
        matButton="filled"
        type="button"
        [disabled]="text().trim() === ''"
        (click)="dialog.close(text().trim())"
      >
        Mark as done
      </button>
    </mat-dialog-actions>
  `,
  styles: `
    .note {
      width: 100%;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class DoneDialog {
  protected readonly title = inject<string>(MAT_DIALOG_DATA);
  protected readonly dialog = inject<MatDialogRef<DoneDialog, string>>(MatDialogRef);
  protected readonly text = signal('');
}
