import { computed, inject, Injectable, linkedSignal, resource, signal } from '@angular/core';
import type { AdminProduct } from '@green-apple/contracts-http';
import { ApiProblem } from '@green-apple/ng-api-client';
import { APP_SETTINGS } from '../../../config/app-config.ts';
import { ProductClient } from '../../shared/data-access/product-client.ts';
import { conflictsOf, merge, type Choice, type FieldConflict } from '../util/draft-merge.ts';
import { toDraft, toEdit, type ProductDraft } from '../util/product-draft.ts';

const EMPTY: ProductDraft = {
  title: '',
  subtitle: '',
  slug: '',
  summary: '',
  description: [],
  benefits: [],
  directions: '',
  warnings: [],
  categoryId: '',
  status: 'draft',
  variants: [],
};

export type SaveResult =
  | { readonly code: 'SAVED'; readonly product: AdminProduct }
  | { readonly code: 'CONFLICT'; readonly fields: readonly FieldConflict[] }
  | { readonly code: 'REFUSED'; readonly error: unknown };

/** One product being edited: what the shop has, what was typed, and the way from one to the other. */
@Injectable()
export class ProductEditStore {
  readonly #client = inject(ProductClient);
  readonly #zone = inject(APP_SETTINGS).timeZone;
  readonly #id = signal<string | undefined>(undefined);
  #newer: AdminProduct | undefined;

  readonly product = resource({
    params: () => this.#id(),
    loader: ({ params, abortSignal }) => this.#client.read(params, abortSignal),
  });
  readonly saved = linkedSignal<AdminProduct | null>(() =>
    this.product.hasValue() ? this.product.value() : null,
  );
  readonly #base = computed(() => {
    const saved = this.saved();
    return saved === null ? EMPTY : toDraft(saved, this.#zone);
  });
  /** What the form shows; writing here is typing. */
  readonly draft = linkedSignal<ProductDraft>(() => this.#base());
  readonly edit = computed(() => {
    const saved = this.saved();
    return saved === null ? null : toEdit(saved, this.draft(), this.#zone);
  });
  readonly saving = signal(false);

  open(id: string): void {
    this.#id.set(id);
  }

  discard(): void {
    this.draft.set(this.#base());
  }

  /** Sends what differs. The draft must be without faults. */
  async save(): Promise<SaveResult> {
    const [saved, edit] = [this.saved(), this.edit()];
    if (saved === null || edit === null || this.saving()) {
      return { code: 'REFUSED', error: new Error('nothing to save') };
    }
    this.saving.set(true);
    try {
      const product = await this.#client.edit(saved.id, saved.version, edit);
      this.saved.set(product);
      return { code: 'SAVED', product };
    } catch (error) {
      if (error instanceof ApiProblem && error.code === 'VERSION_CONFLICT') {
        return await this.#compare(saved);
      }
      return { code: 'REFUSED', error };
    } finally {
      this.saving.set(false);
    }
  }

  /** After a conflict: takes the newer version in, with the employee's own changes on top. */
  rebase(choices: Readonly<Record<string, Choice>>): void {
    if (this.#newer === undefined) return;
    const theirs = toDraft(this.#newer, this.#zone);
    const merged = merge(this.#base(), this.draft(), theirs, choices);
    this.saved.set(this.#newer);
    this.draft.set(merged);
    this.#newer = undefined;
  }

  async #compare(saved: AdminProduct): Promise<SaveResult> {
    try {
      this.#newer = await this.#client.read(saved.id);
    } catch (error) {
      return { code: 'REFUSED', error };
    }
    const names = new Map(this.#newer.variants.map(({ id, title }) => [id, title]));
    const theirs = toDraft(this.#newer, this.#zone);
    return { code: 'CONFLICT', fields: conflictsOf(this.#base(), this.draft(), theirs, names) };
  }
}
