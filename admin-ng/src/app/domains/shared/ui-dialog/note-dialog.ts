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

/** The words around the note. */
export interface NoteQuestion {
  readonly title: string;
  /** What will happen. */
  readonly text: string;
  /** The note to be written; null where a plain yes will do. */
  readonly note: { readonly label: string; readonly hint: string } | null;
  /** The two buttons: leave things as they are, or do it. */
  readonly keep: string;
  readonly act: string;
}

/** Says what will happen and asks for a note, or just for a yes; closes with one of them, or with nothing. */
@Component({
  selector: 'ga-note-dialog',
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
    <h2 mat-dialog-title>{{ question.title }}</h2>
    <mat-dialog-content>
      <p>{{ question.text }}</p>
      @if (question.note; as wanted) {
        <mat-form-field class="note">
          <mat-label>{{ wanted.label }}</mat-label>
          <textarea
            #note
            matInput
            rows="3"
            maxlength="500"
            required
            (input)="text.set(note.value)"
          ></textarea>
          <mat-hint>{{ wanted.hint }}</mat-hint>
        </mat-form-field>
      }
    </mat-dialog-content>
    <mat-dialog-actions align="end">
      <button matButton type="button" matDialogClose>{{ question.keep }}</button>
      <button
        matButton="filled"
        type="button"
        [disabled]="text().trim() === ''"
        (click)="dialog.close(text().trim())"
      >
        {{ question.act }}
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
export class NoteDialog {
  protected readonly question = inject<NoteQuestion>(MAT_DIALOG_DATA);
  protected readonly dialog = inject<MatDialogRef<NoteDialog, string>>(MatDialogRef);
  protected readonly text = signal(this.question.note === null ? 'yes' : '');
}
