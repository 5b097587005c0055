import {
  ChangeDetectionStrategy,
  Component,
  computed,
  inject,
  resource,
  signal,
} from '@angular/core';
import { MatButton } from '@angular/material/button';
import type {
  AdminCollection,
  CollectionPreview,
  KeepCollection,
} from '@green-apple/contracts-http';
import { APP_SETTINGS } from '../../../config/app-config.ts';
import { AttributeClient } from '../../shared/data-access/attribute-client.ts';
import { CollectionClient } from '../../shared/data-access/collection-client.ts';
import { CurrentEmployee } from '../../shared/data-access/current-employee.ts';
import { ProductClient } from '../../shared/data-access/product-client.ts';
import { ReferenceClient } from '../../shared/data-access/reference-client.ts';
import { Translations } from '../../shared/feature-translations/translations.ts';
import { FailurePanel } from '../../shared/ui-state/failure-panel.ts';
import { StatePanel } from '../../shared/ui-state/state-panel.ts';
import { StoreTimeText } from '../../shared/ui-time/store-time-text.ts';
import { keptValue } from '../../shared/util-list/kept-value.ts';
import { Keeping } from '../data/keeping.ts';
import { CollectionForm } from '../ui/collection-form.ts';
import { KeepingFrame } from '../ui/keeping-frame.ts';

/** Lists by rules, each with a page of its own in the shop. */
@Component({
  selector: 'ga-collections-page',
  imports: [
    CollectionForm,
    FailurePanel,
    KeepingFrame,
    MatButton,
    StatePanel,
    StoreTimeText,
    Translations,
  ],
  templateUrl: './collections-page.html',
  styleUrl: '../feature-attributes/attributes-page.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class CollectionsPage {
  readonly #client = inject(CollectionClient);
  readonly #products = inject(ProductClient);
  readonly #employee = inject(CurrentEmployee);
  protected readonly shop = inject(APP_SETTINGS).storefrontUrl;

  protected readonly collections = resource({
    loader: ({ abortSignal }) => this.#client.list(abortSignal),
  });
  protected readonly shown = keptValue(this.collections);
  readonly #reference = inject(ReferenceClient);
  readonly #attributes = inject(AttributeClient);
  protected readonly reference = resource({ loader: () => this.#reference.read() });
  protected readonly attributes = resource({
    loader: ({ abortSignal }) => this.#attributes.list(abortSignal),
  });
  protected readonly sought = signal('');
  readonly #found = resource({
    params: () => this.sought().trim() || undefined,
    loader: ({ params, abortSignal }) =>
      this.#products.list({ q: params, status: 'published', limit: 8 }, abortSignal),
  });
  protected readonly products = computed(() =>
    this.#found.hasValue() ? this.#found.value().items : [],
  );
  protected readonly keeping = new Keeping<AdminCollection>({
    SLUG_TAKEN: 'Another collection has this address, or had it before. Choose another one.',
    DEPENDENCY_UNAVAILABLE: 'The search engine does not answer, so nothing can be shown now.',
  });
  protected readonly mayWrite = computed(() => this.#employee.may('products:write'));
  protected readonly preview = signal<CollectionPreview | null>(null);

  protected open(collection: AdminCollection | undefined): void {
    this.preview.set(null);
    this.keeping.open(collection);
  }

  protected async look(draft: KeepCollection): Promise<void> {
    await this.keeping.attempt(async () => {
      this.preview.set(await this.#client.preview(draft));
      return undefined;
    });
  }

  protected async remove({ id, name, version }: AdminCollection): Promise<void> {
    await this.keeping.attempt(async () => {
      const outcome = await this.#client.remove(id, version);
      this.open(undefined);
      this.collections.reload();
      return outcome === 'removed'
        ? `“${name}” is gone.`
        : `“${name}” is put away: shoppers may know its address, so it keeps it.`;
    });
  }

  /** The one that is open was translated. */
  protected translated(version: number): void {
    this.keeping.raise(version);
    this.collections.reload();
  }

  protected async save(collection: KeepCollection): Promise<void> {
    const before = this.keeping.seen();
    await this.keeping.attempt(async () => {
      if (before) await this.#client.change(before.id, before.version, collection);
      else await this.#client.create(this.keeping.newId, collection);
      this.open(undefined);
      this.collections.reload();
      return `Saved “${collection.name}”. The shop shows it within seconds.`;
    });
  }
}
