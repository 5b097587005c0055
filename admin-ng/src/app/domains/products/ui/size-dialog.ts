import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { form, FormField, maxLength, validateTree } from '@angular/forms/signals';
import { MAT_DIALOG_DATA, MatDialog } from '@angular/material/dialog';
import { MatFormField, MatLabel } from '@angular/material/form-field';
import { MatOption, MatSelect } from '@angular/material/select';
import type { AdminVariant } from '@green-apple/contracts-http';
import { UNITS } from '@green-apple/domain-catalog';
import { firstValueFrom } from 'rxjs';
import { AskingDialog } from '../../shared/ui-dialog/asking-dialog.ts';
import { TypedField } from '../../shared/ui-form-field/typed-field.ts';
import {
  isAsked,
  NEW_SIZE,
  sizeFaults,
  toNewSize,
  toSizeDraft,
  toSizeEdit,
  type SizeDraft,
} from '../util/size-draft.ts';

export interface SizeQuestion {
  /** What the product is called. */
  readonly product: string;
  /** Null for a new one. */
  readonly size: AdminVariant | null;
  /** What was typed before and not taken, or what a new one has in common with the others. */
  readonly typed: Partial<SizeDraft>;
  /** Why it was not taken. */
  readonly trouble: string;
}

/** What the tax calculation goes by. */
const TAXED_AS: readonly { readonly code: string; readonly label: string }[] = [
  { code: 'txcd_40090001', label: 'Food supplement' },
  { code: 'txcd_40040000', label: 'Food or tea' },
  { code: 'txcd_40070005', label: 'Snack' },
  { code: 'txcd_32050013', label: 'Skin care' },
  { code: 'txcd_36010005', label: 'For animals' },
];

/** A size of a product, new or as it is to be; closes with what was typed, or with nothing. */
@Component({
  selector: 'ga-size-dialog',
  imports: [AskingDialog, FormField, MatFormField, MatLabel, MatOption, MatSelect, TypedField],
  templateUrl: './size-dialog.html',
  styleUrl: './size-dialog.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class SizeDialog {
  protected readonly question = inject<SizeQuestion>(MAT_DIALOG_DATA);
  protected readonly size = this.question.size;
  readonly #draft = signal<SizeDraft>({
    ...(this.size ? toSizeDraft(this.size) : { ...NEW_SIZE, taxCode: TAXED_AS[0]?.code ?? '' }),
    ...this.question.typed,
  });
  protected readonly form = form(this.#draft, (draft) => {
    maxLength(draft.title, 120);
    maxLength(draft.sku, 40);
    maxLength(draft.flavour, 80);
    validateTree(draft, ({ value, fieldTree }) =>
      Object.entries(sizeFaults(value(), this.size)).map(([field, message]) => ({
        kind: 'fault',
        message,
        fieldTree: fieldTree[field as keyof SizeDraft],
      })),
    );
  });
  /** One that is told otherwise by a file is a choice as well. */
  protected readonly units = withOwn(UNITS, this.#draft().unit);
  protected readonly taxedAs = withOwn(
    TAXED_AS.map(({ code }) => code),
    this.#draft().taxCode,
  ).map((code) => ({
    code,
    label: TAXED_AS.find((kind) => kind.code === code)?.label ?? code,
  }));
  /** It says what is in it by itself. */
  protected readonly holds = isAsked('count', this.size);
  protected readonly answer = computed<SizeDraft | null>(() => {
    const draft = this.#draft();
    const said = this.size ? toSizeEdit(draft, this.size) : toNewSize(draft);
    return said === null ? null : draft;
  });
}

const withOwn = (choices: readonly string[], own: string): readonly string[] =>
  choices.includes(own) ? choices : [...choices, own];

/** A size as it was typed; null when the dialog was left without one. */
export async function askAboutSize(
  dialogs: MatDialog,
  question: SizeQuestion,
): Promise<SizeDraft | null> {
  const dialog = dialogs.open<SizeDialog, SizeQuestion, SizeDraft>(SizeDialog, {
    width: '600px',
    data: question,
  });
  return (await firstValueFrom(dialog.afterClosed())) ?? null;
}
