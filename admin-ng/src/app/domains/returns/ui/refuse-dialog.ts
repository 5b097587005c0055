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
import {
  RETURN_DECISION_CODES,
  RETURN_DECISIONS,
  type ReturnDecision,
} from '@green-apple/domain-order';
import { DECISION_TEXT } from '../util/return-text.ts';

/** Asks why a return is declined; closes with the reason, or with nothing. */
@Component({
  selector: 'ga-refuse-dialog',
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
    <h2 mat-dialog-title>Decline {{ number }}?</h2>
    <mat-dialog-content>
      <p id="why">The shopper keeps it, gets a mail and reads why. This cannot be undone.</p>
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
        (click)="dialog.close(because() ?? undefined)"
      >
        Decline it
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
export class RefuseDialog {
  protected readonly number = inject<string>(MAT_DIALOG_DATA);
  protected readonly dialog = inject<MatDialogRef<RefuseDialog, ReturnDecision>>(MatDialogRef);
  protected readonly because = signal<ReturnDecision | null>(null);
  protected readonly told = RETURN_DECISIONS;
  protected readonly reasons = RETURN_DECISION_CODES.map((value) => ({
    value,
    label: DECISION_TEXT[value],
  }));
}
