import { ChangeDetectionStrategy, Component, inject, input, output, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatDialog } from '@angular/material/dialog';
import type { AdminProduct, AdminVariant, MakeMultipack } from '@green-apple/contracts-http';
import { firstValueFrom } from 'rxjs';
import { ShelfClient } from '../../shared/data-access/shelf-client.ts';
import { Attempt } from '../../shared/util-attempt/attempt.ts';
import { PackDialog, type PackDialogData } from '../ui/pack-dialog.ts';
import { packable, packText } from '../util/pack-text.ts';
import { partTrouble } from './part-trouble.ts';

/** Which sizes are several of another one, sold from its stock; saved at once, apart from the form around it. */
@Component({
  selector: 'ga-product-packs',
  imports: [MatButton],
  template: `
    <h2>One, two or three</h2>
    <p class="note">
      A size can be several of another one: sold from its stock, chosen by number in the shop.
    </p>
    @if (attempt.trouble(); as trouble) {
      <p class="trouble" role="alert">{{ trouble }}</p>
    }
    <ul>
      @for (variant of product().variants; track variant.id) {
        <li>
          <div class="what">
            <strong>{{ variant.title }}</strong> <span class="soft">{{ variant.sku }}</span>
            <p class="soft">{{ text(variant) }}</p>
          </div>
          @if (!locked()) {
            @if (choices(variant).length > 0) {
              <button
                matButton
                type="button"
                [disabled]="attempt.at() !== null"
                (click)="make(variant)"
              >
                {{ variant.multipack ? 'Change what is in it' : 'Make it a pack'
                }}<span class="visually-hidden">: {{ variant.title }}</span>
              </button>
            }
            @if (variant.multipack) {
              <button
                matButton
                type="button"
                [disabled]="attempt.at() !== null"
                (click)="dissolve(variant)"
              >
                Make it a single item<span class="visually-hidden">: {{ variant.title }}</span>
              </button>
            }
          }
        </li>
      }
    </ul>
    <p class="visually-hidden" role="status">{{ said() }}</p>
  `,
  styleUrl: './product-part.scss',
  styles: `
    li:last-child {
      border-bottom: 0;
    }
    strong {
      margin-right: 10px;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ProductPacks {
  readonly product = input.required<AdminProduct>();
  readonly locked = input.required<boolean>();
  /** The product as it is now. */
  readonly saved = output<AdminProduct>();

  readonly #client = inject(ShelfClient);
  readonly #dialogs = inject(MatDialog);
  /** Named by the size it is about. */
  protected readonly attempt: Attempt = new Attempt(
    (_, error) => `${this.attempt.at()}: ${partTrouble(error)}`,
  );
  protected readonly said = signal('');

  protected readonly text = (variant: AdminVariant): string => packText(this.product(), variant);
  protected readonly choices = (variant: AdminVariant): AdminVariant[] =>
    packable(this.product(), variant);

  protected async make(variant: AdminVariant): Promise<void> {
    const dialog = this.#dialogs.open<PackDialog, PackDialogData, MakeMultipack>(PackDialog, {
      width: '520px',
      data: { variant, choices: this.choices(variant) },
    });
    const pack = await firstValueFrom(dialog.afterClosed());
    if (pack)
      await this.#save(variant, () => this.#client.makeMultipack(this.product(), variant.id, pack));
  }

  protected dissolve(variant: AdminVariant): Promise<void> {
    return this.#save(variant, () => this.#client.dissolveMultipack(this.product(), variant.id));
  }

  async #save({ title }: AdminVariant, work: () => Promise<AdminProduct>): Promise<void> {
    this.said.set('');
    const done = await this.attempt.make(title, async () => this.saved.emit(await work()));
    if (done) this.said.set(`Saved: ${title}.`);
  }
}
