import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import {
  MAT_DIALOG_DATA,
  MatDialog,
  MatDialogActions,
  MatDialogClose,
  MatDialogContent,
  MatDialogRef,
  MatDialogTitle,
} from '@angular/material/dialog';
import { MatRadioButton, MatRadioGroup } from '@angular/material/radio';
import { firstValueFrom } from 'rxjs';

/** Why something is turned down, and the words around the choice. */
export interface ReasonQuestion<Reason extends string> {
  readonly title: string;
  /** What will happen. */
  readonly text: string;
  readonly reasons: readonly {
    readonly value: Reason;
    readonly label: string;
    /** What whoever asked for it reads. */
    readonly told: string;
  }[];
  /** The button that does it. */
  readonly act: string;
}

/** Asks why something is turned down; closes with the reason, or with nothing. */
@Component({
  selector: 'ga-reason-dialog',
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
    <h2 mat-dialog-title>{{ question.title }}</h2>
    <mat-dialog-content>
      <p id="why">{{ question.text }}</p>
      <mat-radio-group
        aria-labelledby="why"
        [value]="because()"
        (change)="because.set($event.value)"
      >
        @for (reason of question.reasons; track reason.value) {
          <mat-radio-button [value]="reason">{{ reason.label }}</mat-radio-button>
        }
      </mat-radio-group>
      @if (because(); as chosen) {
        <p class="told" role="status">They read: “{{ chosen.told }}”</p>
      }
    </mat-dialog-content>
    <mat-dialog-actions align="end">
      <button matButton type="button" matDialogClose>Not yet</button>
      <button
        matButton="filled"
        type="button"
        [disabled]="because() === null"
        (click)="dialog.close(because()?.value)"
      >
        {{ question.act }}
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
export class ReasonDialog {
  protected readonly question = inject<ReasonQuestion<string>>(MAT_DIALOG_DATA);
  protected readonly dialog = inject<MatDialogRef<ReasonDialog, string>>(MatDialogRef);
  protected readonly because = signal<ReasonQuestion<string>['reasons'][number] | null>(null);
}

/** The reason that was chosen; null when the dialog was left without one. */
export async function askReason<Reason extends string>(
  dialogs: MatDialog,
  question: ReasonQuestion<Reason>,
): Promise<Reason | null> {
  const dialog = dialogs.open<ReasonDialog, ReasonQuestion<Reason>, Reason>(ReasonDialog, {
    data: question,
  });
  // Closed by its plain button it gives an empty text.
  return (await firstValueFrom(dialog.afterClosed())) || null;
}
