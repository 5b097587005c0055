import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { MAT_DIALOG_DATA, MatDialog } from '@angular/material/dialog';
import { MatFormField, MatHint, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { MatOption, MatSelect } from '@angular/material/select';
import type { AdminMedia, ChangeMedia } from '@green-apple/contracts-http';
import { ALT_MOST } from '@green-apple/domain-catalog';
import { firstValueFrom } from 'rxjs';
import { AskingDialog } from '../../shared/ui-dialog/asking-dialog.ts';
import { PICTURE_KIND_CHOICES } from '../util/picture-text.ts';
import { FocusPicker } from './focus-picker.ts';

export interface PictureQuestion {
  readonly media: AdminMedia;
  readonly name: string;
  /** What was written before and not kept. */
  readonly written: ChangeMedia;
  /** Why it was not kept. */
  readonly trouble: string;
}

/** What a picture shows, of which kind it is and where it must not be cut; closes with what differs, or with nothing. */
@Component({
  selector: 'ga-picture-dialog',
  imports: [
    AskingDialog,
    FocusPicker,
    MatFormField,
    MatHint,
    MatInput,
    MatLabel,
    MatOption,
    MatSelect,
  ],
  templateUrl: './picture-dialog.html',
  styleUrl: './picture-dialog.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class PictureDialog {
  protected readonly question = inject<PictureQuestion>(MAT_DIALOG_DATA);
  protected readonly kinds = PICTURE_KIND_CHOICES;
  protected readonly most = ALT_MOST;
  protected readonly alt = signal(this.question.written.alt ?? this.question.media.alt);
  protected readonly kind = signal(this.question.written.kind ?? this.question.media.kind);
  protected readonly focus = signal(this.question.written.focus ?? this.question.media.focus);
  /** Words can be changed, not taken away. */
  protected readonly wordless = computed(
    () => this.alt().trim() === '' && this.question.media.alt !== '',
  );
  protected readonly hint = computed(() => {
    if (this.wordless()) return 'It shows in the shop, so it needs words.';
    const heard = 'Read to those who do not see it.';
    return this.alt().trim() === ''
      ? `${heard} Without words it does not show in the shop.`
      : heard;
  });
  protected readonly change = computed<ChangeMedia | null>(() => {
    const { media } = this.question;
    const [alt, kind, focus] = [this.alt().trim(), this.kind(), this.focus()];
    const change: ChangeMedia = {
      ...(alt === media.alt ? {} : { alt }),
      ...(kind === media.kind ? {} : { kind }),
      ...(focus.x === media.focus.x && focus.y === media.focus.y ? {} : { focus }),
    };
    return this.wordless() || Object.keys(change).length === 0 ? null : change;
  });
}

/** What is to be changed of a picture; null when the dialog was left without anything. */
export async function askAboutPicture(
  dialogs: MatDialog,
  question: PictureQuestion,
): Promise<ChangeMedia | null> {
  const dialog = dialogs.open<PictureDialog, PictureQuestion, ChangeMedia>(PictureDialog, {
    data: question,
    width: '860px',
    maxWidth: '94vw',
  });
  return (await firstValueFrom(dialog.afterClosed())) ?? null;
}
