import { ChangeDetectionStrategy, Component, inject, input, output, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatDialog } from '@angular/material/dialog';
import type { AdminProduct, AdminVariant, MakeMultipack } from '@green-apple/contracts-http';
import { firstValueFrom } from 'rxjs';
import { ShelfClient } from '../../shared/data-access/shelf-client.ts';
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
    @if (trouble()) {
      <p class="trouble" role="alert">{{ trouble() }}</p>
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
              <button matButton type="button" [disabled]="busy()" (click)="make(variant)">
                {{ variant.multipack ? 'Change what is in it' : 'Make it a pack'
                }}<span class="visually-hidden">: {{ variant.title }}</span>
              </button>
            }
            @if (variant.multipack) {
              <button matButton type="button" [disabled]="busy()" (click)="dissolve(variant)">
                Make it a single item<span class="visually-hidden">: {{ variant.title }}</span>
              </button>
            }
          }
        </li>
      }
    </ul>
    <p class="visually-hidden" role="status">{{ said() }}</p>
  `,
  styles: `
    h2 {
      margin: 0;
      padding: 16px 20px 12px;
      font-size: 1.125rem;
    }
    .note {
      margin: 0;
      padding: 0 20px 12px;
      color: var(--ink-soft);
      font-size: 0.875rem;
    }
    .trouble {
      margin: 0 20px 12px;
      padding: 10px 14px;
      border-radius: var(--radius-s);
      background: var(--blossom);
      color: var(--blossom-ink);
    }
    ul {
      margin: 0;
      padding: 0;
      list-style: none;
    }
    li {
      display: flex;
      flex-wrap: wrap;
      gap: 4px 12px;
      align-items: center;
      padding: 10px 20px;
      border-top: 1px solid var(--line);
    }
    .what {
      flex: 1 1 260px;
      min-width: 0;
      overflow-wrap: anywhere;
    }
    strong {
      margin-right: 10px;
    }
    .soft {
      margin: 0;
      color: var(--ink-soft);
      font-size: 0.875rem;
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
  protected readonly busy = signal(false);
  protected readonly trouble = signal('');
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
      await this.#attempt(variant, () =>
        this.#client.makeMultipack(this.product(), variant.id, pack),
      );
  }

  protected dissolve(variant: AdminVariant): Promise<void> {
    return this.#attempt(variant, () => this.#client.dissolveMultipack(this.product(), variant.id));
  }

  async #attempt({ title }: AdminVariant, work: () => Promise<AdminProduct>): Promise<void> {
    if (this.busy()) return;
    this.busy.set(true);
    this.trouble.set('');
    this.said.set('');
    try {
      this.saved.emit(await work());
      this.said.set(`Saved: ${title}.`);
    } catch (error) {
      this.trouble.set(`${title}: ${partTrouble(error)}`);
    } finally {
      this.busy.set(false);
    }
  }
}
