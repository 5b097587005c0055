import {
  ChangeDetectionStrategy,
  Component,
  ElementRef,
  computed,
  inject,
  linkedSignal,
  resource,
  signal,
} from '@angular/core';
import { MatButton } from '@angular/material/button';
import type {
  AdminCollection,
  CollectionPreview,
  KeepCollection,
} from '@green-apple/contracts-http';
import { failureCode } from '@green-apple/ng-api-client';
import { APP_SETTINGS } from '../../../config/app-config.ts';
import { AttributeClient } from '../../shared/data-access/attribute-client.ts';
import { CollectionClient } from '../../shared/data-access/collection-client.ts';
import { CurrentEmployee } from '../../shared/data-access/current-employee.ts';
import { ProductClient } from '../../shared/data-access/product-client.ts';
import { ReferenceClient } from '../../shared/data-access/reference-client.ts';
import { Icon } from '../../shared/ui-icon/icon.ts';
import { FailurePanel } from '../../shared/ui-state/failure-panel.ts';
import { StatePanel } from '../../shared/ui-state/state-panel.ts';
import { StoreTimeText } from '../../shared/ui-time/store-time-text.ts';
import { CollectionForm } from '../ui/collection-form.ts';
import { ProductTabs } from '../ui/product-tabs.ts';

type Listed = readonly AdminCollection[];

/** Lists by rules, each with a page of its own in the shop. */
@Component({
  selector: 'ga-collections-page',
  imports: [CollectionForm, FailurePanel, Icon, MatButton, ProductTabs, StatePanel, StoreTimeText],
  templateUrl: './collections-page.html',
  styleUrl: '../feature-attributes/attributes-page.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class CollectionsPage {
  readonly #client = inject(CollectionClient);
  readonly #products = inject(ProductClient);
  readonly #employee = inject(CurrentEmployee);
  readonly #host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  protected readonly shop = inject(APP_SETTINGS).storefrontUrl;

  protected readonly collections = resource({
    loader: ({ abortSignal }) => this.#client.list(abortSignal),
  });
  protected readonly shown = linkedSignal<Listed | undefined, Listed | undefined>({
    source: () => (this.collections.hasValue() ? this.collections.value() : undefined),
    computation: (value, previous) => value ?? previous?.value,
  });
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
  /** Undefined while none is open, null for a new one. */
  protected readonly editing = signal<AdminCollection | null | undefined>(undefined);
  protected readonly mayWrite = computed(() => this.#employee.may('products:write'));
  protected readonly preview = signal<CollectionPreview | null>(null);
  protected readonly busy = signal(false);
  protected readonly said = signal('');
  protected readonly trouble = signal('');
  /** One for each new collection, so that a second press makes no second one. */
  #newId = crypto.randomUUID();

  protected edit(collection: AdminCollection | null | undefined): void {
    this.editing.set(collection);
    this.preview.set(null);
    this.trouble.set('');
    this.said.set('');
    if (collection === undefined) return;
    this.#newId = crypto.randomUUID();
    setTimeout(() => this.#host.querySelector<HTMLElement>('#form-heading')?.focus());
  }

  protected async look(draft: KeepCollection): Promise<void> {
    await this.#attempt(async () => this.preview.set(await this.#client.preview(draft)));
  }

  protected async save(collection: KeepCollection): Promise<void> {
    const before = this.editing();
    await this.#attempt(async () => {
      if (before) await this.#client.change(before.id, before.version, collection);
      else await this.#client.create(this.#newId, collection);
      this.editing.set(undefined);
      this.said.set(`Saved “${collection.name}”. The shop shows it within seconds.`);
      this.collections.reload();
    });
  }

  async #attempt(work: () => Promise<unknown>): Promise<void> {
    this.busy.set(true);
    this.trouble.set('');
    this.said.set('');
    try {
      await work();
    } catch (error) {
      this.trouble.set(TROUBLES[failureCode(error)] ?? 'That did not work. Nothing was changed.');
    } finally {
      this.busy.set(false);
    }
  }
}

const TROUBLES: Readonly<Record<string, string>> = {
  VERSION_CONFLICT: 'A colleague has changed it meanwhile. Reload the page and look again.',
  SLUG_TAKEN: 'Another collection has this address. Choose another one.',
  DEPENDENCY_UNAVAILABLE: 'The search engine does not answer, so nothing can be shown now.',
  VALIDATION_FAILED: 'Something in it makes no sense. Look it over.',
};
