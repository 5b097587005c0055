import {
  ChangeDetectionStrategy,
  Component,
  inject,
  input,
  output,
  resource,
  signal,
} from '@angular/core';
import { MatFormField, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { MatOption, MatSelect } from '@angular/material/select';
import { ProductClient } from '../data-access/product-client.ts';

export interface PickedItem {
  readonly id: string;
  readonly name: string;
}

/** Finds a product, or one size of it, by its name. */
@Component({
  selector: 'ga-pick-item',
  imports: [MatFormField, MatInput, MatLabel, MatOption, MatSelect],
  template: `
    <mat-form-field>
      <mat-label>Find a product</mat-label>
      <input
        #words
        matInput
        type="search"
        maxlength="120"
        autocomplete="off"
        placeholder="Name, brand or SKU"
        [value]="sought()"
        (input)="sought.set(words.value)"
      />
    </mat-form-field>
    <mat-form-field>
      <mat-label>{{ label() }}</mat-label>
      <mat-select [value]="null" (selectionChange)="take($event.value)">
        @for (one of found.hasValue() ? found.value() : []; track one.id) {
          <mat-option [value]="one">{{ one.name }}</mat-option>
        } @empty {
          <mat-option disabled>{{ sought() ? 'Nothing found' : 'Find one first' }}</mat-option>
        }
      </mat-select>
    </mat-form-field>
  `,
  styles: `
    :host {
      display: flex;
      flex: 1 1 320px;
      flex-wrap: wrap;
      gap: 8px 12px;
    }
    mat-form-field {
      flex: 1 1 180px;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class PickItem {
  readonly label = input('Product');
  /** Sizes of products instead of products. */
  readonly sizes = input(false);
  readonly picked = output<PickedItem>();

  readonly #products = inject(ProductClient);
  protected readonly sought = signal('');
  protected readonly found = resource({
    params: () => ({ q: this.sought().trim(), sizes: this.sizes() }),
    loader: async ({ params: { q, sizes }, abortSignal }): Promise<PickedItem[]> => {
      if (q === '') return [];
      const { items } = await this.#products.list({ q, limit: sizes ? '4' : '12' }, abortSignal);
      if (!sizes) return items.map(({ id, title }) => ({ id, name: title }));
      const products = await Promise.all(
        items.map(({ id }) => this.#products.read(id, abortSignal)),
      );
      return products.flatMap(({ title, variants }) =>
        variants.map((variant) => ({ id: variant.id, name: `${title}, ${variant.title}` })),
      );
    },
  });

  protected take(item: PickedItem): void {
    this.picked.emit(item);
    this.sought.set('');
  }
}
