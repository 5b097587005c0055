import {
  ChangeDetectionStrategy,
  Component,
  computed,
  inject,
  linkedSignal,
  output,
  resource,
  signal,
} from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatFormField, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import type { AdminProductRow } from '@green-apple/contracts-http';
import { ProductClient } from '../../shared/data-access/product-client.ts';
import type { AddedItem } from '../util/edit-draft.ts';

const PAUSE_MS = 250;
const SHOWN = 6;

/** Finds something to add to an order: a product in the shop, then its size. */
@Component({
  selector: 'ga-add-item',
  imports: [MatButton, MatFormField, MatInput, MatLabel],
  templateUrl: './add-item.html',
  styleUrl: './add-item.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class AddItem {
  readonly added = output<AddedItem>();

  readonly #client = inject(ProductClient);
  protected readonly words = signal('');
  protected readonly said = signal('');
  protected readonly found = resource({
    params: () => this.words().trim() || undefined,
    loader: async ({ params, abortSignal }): Promise<readonly AdminProductRow[]> => {
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
      if (abortSignal.aborted) return [];
      const query = { q: params, status: 'published', limit: SHOWN };
      return (await this.#client.list(query, abortSignal)).items;
    },
  });
  protected readonly rows = linkedSignal<
    readonly AdminProductRow[] | null,
    readonly AdminProductRow[]
  >({
    source: () => (this.found.hasValue() ? this.found.value() : null),
    computation: (value, previous) => value ?? previous?.value ?? [],
  });

  /** The product whose sizes are shown. */
  protected readonly chosen = signal<string | null>(null);
  protected readonly product = resource({
    params: () => this.chosen() ?? undefined,
    loader: ({ params, abortSignal }) => this.#client.read(params, abortSignal),
  });
  protected readonly sizes = computed(() =>
    this.product.hasValue() ? this.product.value().variants.filter(({ active }) => active) : [],
  );

  protected typed(words: string): void {
    this.words.set(words.slice(0, 120));
    this.chosen.set(null);
  }

  protected add({ title }: AdminProductRow, variantId: string, variantTitle: string): void {
    this.added.emit({ variantId, title, variantTitle, quantity: 1 });
    this.said.set(`${title}, ${variantTitle}: one more`);
  }
}
