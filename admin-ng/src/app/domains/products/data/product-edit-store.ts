import {
  computed,
  effect,
  inject,
  Injectable,
  linkedSignal,
  resource,
  signal,
  untracked,
} from '@angular/core';
import type { AdminMediaList, AdminProduct, ImageDto } from '@green-apple/contracts-http';
import { CENTRE } from '@green-apple/domain-catalog';
import { ApiProblem } from '@green-apple/ng-api-client';
import { APP_SETTINGS } from '../../../config/app-config.ts';
import { ProductClient } from '../../shared/data-access/product-client.ts';
import { conflictsOf, merge, type Choice, type FieldConflict } from '../util/draft-merge.ts';
import { EMPTY_FACTS } from '../util/facts-draft.ts';
import { raisedByPictures, shownImages } from '../util/picture-text.ts';
import { toDraft, toEdit, type ProductDraft } from '../util/product-draft.ts';
import { DraftKeeper } from './draft-keeper.ts';

const EMPTY: ProductDraft = {
  title: '',
  subtitle: '',
  slug: '',
  summary: '',
  description: [],
  benefits: [],
  directions: '',
  warnings: [],
  facts: EMPTY_FACTS,
  allergens: [],
  diets: [],
  categoryId: '',
  status: 'draft',
  publishedFrom: '',
  publishedUntil: '',
  seoTitle: '',
  seoDescription: '',
  seoCanonical: '',
  noindex: false,
  attributes: {},
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
  readonly #keeper = inject(DraftKeeper);
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
  /** True when the form began with changes that were kept from before. */
  readonly restored = signal(false);

  constructor() {
    // In this order: what was kept must be back in the form before the form is looked at.
    effect(() => {
      if (this.product.hasValue()) this.#restore(this.product.value());
    });
    effect(() => {
      const id = this.saved()?.id;
      if (id === undefined) return;
      if (this.edit() === null) this.#keeper.drop(id);
      else this.#keeper.keep(id, { base: this.#base(), draft: this.draft() });
    });
  }

  open(id: string): void {
    this.#id.set(id);
  }

  discard(): void {
    this.draft.set(this.#base());
    this.restored.set(false);
    const id = this.saved()?.id;
    if (id !== undefined) this.#keeper.drop(id);
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
      this.restored.set(false);
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

  /** A part was saved apart from the form: the product as it is now, with what was typed on top. */
  take(product: AdminProduct): void {
    const draft = merge(this.#base(), this.draft(), toDraft(product, this.#zone), {});
    this.saved.set(product);
    this.draft.set(draft);
  }

  /** The same, of a part that this page does not hold. */
  raised(version: number): void {
    const saved = this.saved();
    if (saved !== null) this.take({ ...saved, version });
  }

  /** Pictures are kept apart and raise the product's version, by hand and when they are made: nothing of that is a conflict. */
  pictured(before: AdminMediaList | null, after: AdminMediaList): void {
    const saved = this.saved();
    if (saved?.id !== after.product.id) return;
    const explained = before !== null && saved.version + raisedByPictures(before, after);
    const version = explained === after.product.version ? explained : saved.version;
    const images = shownImages(after);
    if (version !== saved.version || !sameImages(images, saved.images))
      this.take({ ...saved, version, images });
  }

  /** Kept changes go on top of the product as it is now; where both changed, the employee's own stay. */
  #restore(product: AdminProduct): void {
    untracked(() => {
      const kept = this.#keeper.find(product.id);
      if (kept === null) return;
      this.draft.set(merge(kept.base, kept.draft, toDraft(product, this.#zone), {}));
      this.restored.set(this.edit() !== null);
    });
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

/** In what pages show of them; they are written in more than one way. */
const sameImages = (one: readonly ImageDto[], other: readonly ImageDto[]): boolean => {
  const look = (images: readonly ImageDto[]): string =>
    JSON.stringify(images.map(({ key, alt, focus = CENTRE }) => [key, alt, focus.x, focus.y]));
  return look(one) === look(other);
};
