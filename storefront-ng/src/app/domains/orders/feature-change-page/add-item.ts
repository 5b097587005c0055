import {
  ChangeDetectionStrategy,
  Component,
  ElementRef,
  computed,
  inject,
  linkedSignal,
  output,
  resource,
  signal,
  viewChild,
} from '@angular/core';
import type { ProductCard, ProductDetail } from '@green-apple/contracts-http';
import { CatalogueClient } from '@green-apple/ng-api-client';
import { Icon, MoneyPipe, ProductPicture } from '@green-apple/ng-ui';
import { Size } from '../../shared/ui-size/size.ts';
import { Say } from '../../shared/util-language/say.ts';
import { WORDS } from '../../shared/util-language/words.ts';
import { sizeName } from '../../shared/util-words/size-words.ts';
import type { AddedItem } from '../util/change-draft.ts';

const PAUSE_MS = 250;
const SHOWN = 5;

/** Finds something to add to an order: by name, and by size where there are several. */
@Component({
  selector: 'ga-add-item',
  imports: [Icon, MoneyPipe, ProductPicture, Say, Size],
  templateUrl: './add-item.html',
  styleUrl: './add-item.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class AddItem {
  readonly #words = inject(WORDS);
  readonly added = output<Omit<AddedItem, 'quantity'>>();

  readonly #client = inject(CatalogueClient);
  private readonly field = viewChild.required<ElementRef<HTMLInputElement>>('field');
  protected readonly words = signal('');
  /** What was added last, for who cannot see the list above. */
  protected readonly said = signal('');

  protected readonly found = resource({
    params: () => this.words().trim() || undefined,
    loader: async ({ params, abortSignal }): Promise<readonly ProductCard[]> => {
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
      if (abortSignal.aborted) return [];
      const query = { q: params, limit: SHOWN, inStock: true };
      return (await this.#client.products(query, abortSignal)).items;
    },
  });
  protected readonly cards = linkedSignal<readonly ProductCard[] | null, readonly ProductCard[]>({
    source: () => (this.found.hasValue() ? this.found.value() : null),
    computation: (value, previous) => value ?? previous?.value ?? [],
  });
  protected readonly nothing = computed(
    () => this.found.hasValue() && this.words().trim() !== '' && this.cards().length === 0,
  );

  /** The product whose sizes are shown. */
  protected readonly slug = signal<string | null>(null);
  protected readonly product = resource({
    params: () => this.slug() ?? undefined,
    loader: ({ params, abortSignal }) => this.#client.product(params, abortSignal),
  });
  protected readonly sizes = computed(() =>
    this.product.hasValue()
      ? this.product
          .value()
          .variants.filter(({ available, backorder }) => available > 0 || backorder !== null)
      : [],
  );

  protected sizeName(title: string): string {
    return sizeName(title, this.#words);
  }

  protected typed(words: string): void {
    this.words.set(words.slice(0, 80));
    this.slug.set(null);
  }

  protected addCard({ variantId, title, variantTitle, price, image }: ProductCard): void {
    this.#add({ variantId, title, variantTitle, price, image });
  }

  protected addSize(
    { title, image }: ProductCard,
    { id, price, title: variantTitle }: ProductDetail['variants'][number],
  ): void {
    this.#add({ variantId: id, title, variantTitle, price, image });
  }

  #add(item: Omit<AddedItem, 'quantity'>): void {
    this.added.emit(item);
    this.said.set(
      this.#words.say('{title}, {size}: added to the change', {
        title: item.title,
        size: this.sizeName(item.variantTitle),
      }),
    );
    this.typed('');
    this.field().nativeElement.focus();
  }
}
