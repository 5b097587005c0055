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

/** Says what cancelling will do and asks why; closes with the reason, or with nothing. */
@Component({
  selector: 'ga-cancel-dialog',
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
    <h2 mat-dialog-title>Cancel {{ number }}?</h2>
    <mat-dialog-content>
      <p>
        The items go back to the shelf, codes can be used again, the payment is let go or given
        back, and the shopper gets a mail. This cannot be undone.
      </p>
      <mat-form-field class="note">
        <mat-label>Why?</mat-label>
        <textarea
          #note
          matInput
          rows="3"
          maxlength="500"
          required
          (input)="text.set(note.value)"
        ></textarea>
        <mat-hint>Stays in the audit trail. No names or addresses, please.</mat-hint>
      </mat-form-field>
    </mat-dialog-content>
    <mat-dialog-actions align="end">
      <button matButton type="button" matDialogClose>Keep the order</button>
      <button
        matButton="filled"
        type="button"
        [disabled]="text().trim() === ''"
        (click)="dialog.close(text().trim())"
      >
        Cancel the order
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
export class CancelDialog {
  protected readonly number = inject<string>(MAT_DIALOG_DATA);
  protected readonly dialog = inject<MatDialogRef<CancelDialog, string>>(MatDialogRef);
  protected readonly text = signal('');
}
