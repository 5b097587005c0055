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
import type { AdminReview } from '@green-apple/contracts-http';

/** The shop's answer to a review; closes with it, empty to take it away, or with nothing. */
@Component({
  selector: 'ga-reply-dialog',
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
    <h2 mat-dialog-title>Answer “{{ review.title }}”</h2>
    <mat-dialog-content>
      <mat-form-field class="reply">
        <mat-label>What the shop says</mat-label>
        <textarea
          #reply
          matInput
          rows="4"
          maxlength="1000"
          [value]="text()"
          (input)="text.set(reply.value)"
        ></textarea>
        <mat-hint>Everybody reads it below the review, signed by Green Apple.</mat-hint>
      </mat-form-field>
    </mat-dialog-content>
    <mat-dialog-actions align="end">
      <button matButton type="button" matDialogClose>Not yet</button>
      <button
        matButton="filled"
        type="button"
        [disabled]="text().trim() === (review.reply ?? '')"
        (click)="dialog.close(text().trim())"
      >
        {{ text().trim() === '' && review.reply ? 'Take the answer away' : 'Publish the answer' }}
      </button>
    </mat-dialog-actions>
  `,
  styles: `
    .reply {
      width: 100%;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ReplyDialog {
  protected readonly review = inject<AdminReview>(MAT_DIALOG_DATA);
  protected readonly dialog = inject<MatDialogRef<ReplyDialog, string>>(MatDialogRef);
  protected readonly text = signal(this.review.reply ?? '');
}
