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
import { REJECTION_REASONS, REJECTIONS, type Rejection } from '@green-apple/domain-catalog';
import { REJECTION_TEXT } from '../util/review-text.ts';

/** Asks why a review is not to be shown; closes with the reason, or with nothing. */
@Component({
  selector: 'ga-reject-dialog',
  imports: [
    MatButton,
    MatDialogActions,
    MatDialogClose,
    MatDialogContent,
    MatDialogTitle,
    MatRadioButton,
    MatRadioGroup,
  ],
  template: `
    <h2 mat-dialog-title>Turn down “{{ title }}”?</h2>
    <mat-dialog-content>
      <p id="why">Its writer reads why, and can change it.</p>
      <mat-radio-group
        aria-labelledby="why"
        [value]="because()"
        (change)="because.set($event.value)"
      >
        @for (reason of reasons; track reason.value) {
          <mat-radio-button [value]="reason.value">{{ reason.label }}</mat-radio-button>
        }
      </mat-radio-group>
      @if (because(); as chosen) {
        <p class="told" role="status">They read: “{{ told[chosen] }}”</p>
      }
    </mat-dialog-content>
    <mat-dialog-actions align="end">
      <button matButton type="button" matDialogClose>Not yet</button>
      <button
        matButton="filled"
        type="button"
        [disabled]="because() === null"
        (click)="dialog.close(because())"
      >
        Turn it down
      </button>
    </mat-dialog-actions>
  `,
  styles: `
    mat-radio-button {
      display: block;
    }
    .told {
      margin-bottom: 0;
      color: var(--ink-soft);
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class RejectDialog {
  protected readonly title = inject<string>(MAT_DIALOG_DATA);
  protected readonly dialog = inject<MatDialogRef<RejectDialog, Rejection | null>>(MatDialogRef);
  protected readonly because = signal<Rejection | null>(null);
  protected readonly told = REJECTIONS;
  protected readonly reasons = REJECTION_REASONS.map((value) => ({
    value,
    label: REJECTION_TEXT[value],
  }));
}
