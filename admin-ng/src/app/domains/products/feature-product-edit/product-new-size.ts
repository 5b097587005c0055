import { ChangeDetectionStrategy, Component, inject, input, output, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatDialog } from '@angular/material/dialog';
import type { AdminProduct, CreateVariant } from '@green-apple/contracts-http';
import { UNITS } from '@green-apple/domain-catalog';
import { failureCode } from '@green-apple/ng-api-client';
import { firstValueFrom } from 'rxjs';
import { ProductClient } from '../../shared/data-access/product-client.ts';
import { Attempt } from '../../shared/util-attempt/attempt.ts';
import { SizeDialog, type SizeDialogData } from '../ui/size-dialog.ts';
import { partTrouble } from './part-trouble.ts';

/** Adds a size to a product, apart from the form around it. */
@Component({
  selector: 'ga-product-new-size',
  imports: [MatButton],
  template: `
    @if (attempt.trouble(); as trouble) {
      <p class="trouble" role="alert">{{ trouble }}</p>
    }
    <button matButton="outlined" type="button" [disabled]="attempt.at() !== null" (click)="add()">
      Add a size
    </button>
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
export class ProductNewSize {
  readonly product = input.required<AdminProduct>();
  /** The product as it is now. */
  readonly saved = output<AdminProduct>();

  readonly #client = inject(ProductClient);
  readonly #dialogs = inject(MatDialog);
  protected readonly attempt = new Attempt((_, error) => trouble(error));
  protected readonly said = signal('');

  protected async add(): Promise<void> {
    const product = this.product();
    const unit = UNITS.find((one) => one === product.variants.at(-1)?.unit) ?? UNITS[0];
    const dialog = this.#dialogs.open<SizeDialog, SizeDialogData, CreateVariant>(SizeDialog, {
      width: '600px',
      data: { product: product.title, like: { unit } },
    });
    const size = await firstValueFrom(dialog.afterClosed());
    if (!size) return;
    this.said.set('');
    const id = crypto.randomUUID();
    const done = await this.attempt.make('add', async () =>
      this.saved.emit(await this.#client.addSize(this.product(), id, size)),
    );
    if (done) this.said.set(`Added: ${size.title}.`);
  }
}

const trouble = (error: unknown): string =>
  failureCode(error) === 'CODE_TAKEN'
    ? 'Not added: another item has this SKU or barcode.'
    : partTrouble(error);
