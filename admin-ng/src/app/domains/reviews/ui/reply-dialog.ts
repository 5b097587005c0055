import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import {
  MAT_DIALOG_DATA,
  MatDialog,
  MatDialogActions,
  MatDialogContent,
  MatDialogRef,
  MatDialogTitle,
} from '@angular/material/dialog';
import { MatFormField, MatHint, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { firstValueFrom } from 'rxjs';

/** What the shop is about to answer to. */
export interface Reply {
  readonly to: string;
  /** What it says now; empty when it says nothing yet. */
  readonly now: string;
  /** Where it will be read. */
  readonly hint: string;
  /** True where an answer may also be taken away. */
  readonly mayGo: boolean;
  /** True where the same answer may be sent again, as what is published with it. */
  readonly mayStay: boolean;
}

/** The shop's answer to what a shopper wrote; closes with it, or with nothing. */
@Component({
  selector: 'ga-reply-dialog',
  imports: [
    MatButton,
    MatDialogActions,
    MatDialogContent,
    MatDialogTitle,
    MatFormField,
    MatHint,
    MatInput,
    MatLabel,
  ],
  template: `
    <h2 mat-dialog-title>Answer a shopper</h2>
    <mat-dialog-content>
      <p class="asked">{{ reply.to }}</p>
      <mat-form-field class="reply">
        <mat-label>What the shop says</mat-label>
        <textarea
          #words
          matInput
          rows="4"
          maxlength="1000"
          [value]="text()"
          (input)="text.set(words.value)"
        ></textarea>
        <mat-hint>{{ reply.hint }}</mat-hint>
      </mat-form-field>
    </mat-dialog-content>
    <mat-dialog-actions align="end">
      <button matButton type="button" (click)="dialog.close()">Not yet</button>
      <button
        matButton="filled"
        type="button"
        [disabled]="!ready()"
        (click)="dialog.close(text().trim())"
      >
        {{ text().trim() === '' && reply.mayGo ? 'Take the answer away' : 'Publish the answer' }}
      </button>
    </mat-dialog-actions>
  `,
  styles: `
    .asked {
      margin: 0 0 16px;
      padding-left: 12px;
      border-left: 3px solid var(--line);
      overflow-wrap: anywhere;
    }
    .reply {
      width: 100%;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ReplyDialog {
  protected readonly reply = inject<Reply>(MAT_DIALOG_DATA);
  protected readonly dialog = inject<MatDialogRef<ReplyDialog, string>>(MatDialogRef);
  protected readonly text = signal(this.reply.now);
  protected readonly ready = computed(() => {
    const words = this.text().trim();
    const { now, mayGo, mayStay } = this.reply;
    return words.length < 2 ? words === '' && mayGo && now !== '' : mayStay || words !== now;
  });
}

/** What the shop answers, empty where it takes its answer away; undefined when the dialog was left without it. */
export function askReply(dialogs: MatDialog, reply: Reply): Promise<string | undefined> {
  const dialog = dialogs.open<ReplyDialog, Reply, string>(ReplyDialog, { data: reply });
  return firstValueFrom(dialog.afterClosed());
}
