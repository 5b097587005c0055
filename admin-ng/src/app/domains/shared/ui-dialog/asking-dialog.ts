import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import {
  MatDialogActions,
  MatDialogClose,
  MatDialogContent,
  MatDialogRef,
  MatDialogTitle,
} from '@angular/material/dialog';

/** Frame of a dialog that asks for something: closes with the answer, or with nothing. */
@Component({
  selector: 'ga-asking-dialog',
  imports: [MatButton, MatDialogActions, MatDialogClose, MatDialogContent, MatDialogTitle],
  template: `
    <h2 mat-dialog-title>{{ heading() }}</h2>
    <mat-dialog-content>
      @if (trouble()) {
        <p class="trouble" role="alert">{{ trouble() }}</p>
      }
      <ng-content />
    </mat-dialog-content>
    <mat-dialog-actions align="end">
      <button matButton type="button" [matDialogClose]="undefined">Not now</button>
      <button
        matButton="filled"
        type="button"
        [disabled]="answer() === null"
        (click)="dialog.close(answer() ?? undefined)"
      >
        {{ act() }}
      </button>
    </mat-dialog-actions>
  `,
  styles: `
    :host {
      display: contents;
    }
    .trouble {
      margin: 0 0 16px;
      padding: 10px 14px;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class AskingDialog<Answer> {
  readonly heading = input.required<string>();
  /** The button that gives the answer. */
  readonly act = input.required<string>();
  /** Null while something is missing. */
  readonly answer = input.required<Answer | null>();
  /** Why an answer before was not taken. */
  readonly trouble = input('');
  protected readonly dialog = inject<MatDialogRef<unknown, Answer>>(MatDialogRef);
}
