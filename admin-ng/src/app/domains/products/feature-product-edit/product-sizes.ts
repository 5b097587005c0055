import { ChangeDetectionStrategy, Component, inject, input, output, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatDialog } from '@angular/material/dialog';
import type { AdminProduct, AdminVariant } from '@green-apple/contracts-http';
import { ProductClient } from '../../shared/data-access/product-client.ts';
import { Attempt } from '../../shared/util-attempt/attempt.ts';
import { askAboutSize, type SizeQuestion } from '../ui/size-dialog.ts';
import { NEW_SIZE, toNewSize, toSizeEdit, type SizeDraft } from '../util/size-draft.ts';
import { partTrouble } from './part-trouble.ts';

/** Adds a size to a product and changes what its sizes are, apart from the form around it. */
@Component({
  selector: 'ga-product-sizes',
  imports: [MatButton],
  template: `
    @if (attempt.trouble(); as trouble) {
      <p class="trouble" role="alert">{{ trouble }}</p>
    }
    @if (!locked()) {
      <button
        matButton="outlined"
        type="button"
        [disabled]="attempt.at() !== null"
        (click)="ask(null)"
      >
        Add a size
      </button>
    }
    <p class="visually-hidden" role="status">{{ said() }}</p>
  `,
  styleUrl: './product-part.scss',
  styles: `
    button {
      margin: 4px 20px 20px;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ProductSizes {
  readonly product = input.required<AdminProduct>();
  readonly locked = input.required<boolean>();
  /** The product as it is now. */
  readonly saved = output<AdminProduct>();

  readonly #client = inject(ProductClient);
  readonly #dialogs = inject(MatDialog);
  protected readonly attempt = new Attempt((_, error) => partTrouble(error));
  protected readonly said = signal('');

  /** About one of the sizes, or about a new one. */
  async ask(size: AdminVariant | null): Promise<void> {
    // One for all tries, so that none that got through unheard makes a second size.
    const newId = crypto.randomUUID();
    let question: SizeQuestion = {
      product: this.product().title,
      size,
      typed: size ? {} : { unit: this.product().variants.at(-1)?.unit ?? NEW_SIZE.unit },
      trouble: '',
    };
    for (;;) {
      const typed = await askAboutSize(this.#dialogs, question);
      if (typed === null) return;
      this.said.set('');
      const done = await this.attempt.make('ask', async () =>
        this.saved.emit(await this.#send(typed, size, newId)),
      );
      if (done) return this.said.set(`${size ? 'Saved' : 'Added'}: ${typed.title}.`);
      // Nothing that was typed is lost: it is asked about once more, with what was wrong.
      question = { ...question, typed, trouble: this.attempt.trouble() };
      this.attempt.trouble.set('');
    }
  }

  #send(typed: SizeDraft, size: AdminVariant | null, newId: string): Promise<AdminProduct> {
    const edit = size && toSizeEdit(typed, size);
    if (size && edit) return this.#client.editSize(this.product(), size.id, edit);
    const added = size ? null : toNewSize(typed);
    if (!added) throw new Error('the dialog gave out a size with faults');
    return this.#client.addSize(this.product(), newId, added);
  }
}
