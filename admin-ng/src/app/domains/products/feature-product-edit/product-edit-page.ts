import {
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  inject,
  input,
  resource,
  signal,
  viewChild,
} from '@angular/core';
import {
  applyEach,
  disabled,
  form,
  FormField,
  readonly,
  validateTree,
  type ReadonlyFieldTree,
} from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { MatDialog } from '@angular/material/dialog';
import { MatError, MatFormField, MatHint, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { MatOption, MatSelect } from '@angular/material/select';
import { MatSlideToggle } from '@angular/material/slide-toggle';
import { MatSnackBar } from '@angular/material/snack-bar';
import { RouterLink } from '@angular/router';
import { ApiProblem, failureCode } from '@green-apple/ng-api-client';
import type { AttributeValues } from '@green-apple/domain-catalog';
import { ProductPicture } from '@green-apple/ng-ui';
import { firstValueFrom } from 'rxjs';
import { APP_SETTINGS } from '../../../config/app-config.ts';
import { AttributeClient } from '../../shared/data-access/attribute-client.ts';
import { CurrentEmployee } from '../../shared/data-access/current-employee.ts';
import { ReferenceClient } from '../../shared/data-access/reference-client.ts';
import { GrowingText } from '../../shared/ui-growing-text/growing-text.ts';
import { Icon } from '../../shared/ui-icon/icon.ts';
import { toFailure } from '../../shared/ui-state/failure.ts';
import { FailurePanel } from '../../shared/ui-state/failure-panel.ts';
import { StatusBadge } from '../../shared/ui-status/status-badge.ts';
import { StoreTimeText } from '../../shared/ui-time/store-time-text.ts';
import { Translations } from '../../shared/feature-translations/translations.ts';
import { PageTitle } from '../../shared/util-page-title/page-title.ts';
import { ProductEditStore } from '../data/product-edit-store.ts';
import { AttributeFields } from '../ui/attribute-fields.ts';
import { FactsFields } from '../ui/facts-fields.ts';
import { LeaveDialog } from '../ui/leave-dialog.ts';
import { TextList } from '../ui/text-list.ts';
import { VariantPrices } from '../ui/variant-prices.ts';
import {
  VersionConflictDialog,
  type VersionConflict,
  type VersionConflictAnswer,
} from '../ui/version-conflict-dialog.ts';
import { ProductCertificates } from './product-certificates.ts';
import { ProductLots } from './product-lots.ts';
import { ProductMarkets } from './product-markets.ts';
import { ProductPacks } from './product-packs.ts';
import { ProductPictures } from './product-pictures.ts';
import { ProductRelated } from './product-related.ts';
import { ProductSizes } from './product-sizes.ts';
import { draftFaults } from '../util/draft-faults.ts';
import type { ProductDraft } from '../util/product-draft.ts';
import { publicationState, type Publication } from '../util/publication.ts';
import type { HoldsChanges } from '../util/unsaved-changes.ts';

const NOTHING_TO_SAVE = 'Everything is saved.';

/** One product with everything an employee may change. */
@Component({
  selector: 'ga-product-edit-page',
  imports: [
    AttributeFields,
    FactsFields,
    FailurePanel,
    FormField,
    GrowingText,
    Icon,
    MatButton,
    MatError,
    MatFormField,
    MatHint,
    MatInput,
    MatLabel,
    MatOption,
    MatSelect,
    MatSlideToggle,
    ProductCertificates,
    ProductLots,
    ProductMarkets,
    ProductPacks,
    ProductPicture,
    ProductPictures,
    ProductRelated,
    ProductSizes,
    RouterLink,
    StatusBadge,
    StoreTimeText,
    TextList,
    Translations,
    VariantPrices,
  ],
  providers: [ProductEditStore],
  templateUrl: './product-edit-page.html',
  styleUrl: './product-edit-page.scss',
  host: { '(window:beforeunload)': 'warn($event)', '(document:keydown)': 'shortcut($event)' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ProductEditPage implements HoldsChanges {
  readonly id = input.required<string>();

  protected readonly store = inject(ProductEditStore);
  protected readonly employee = inject(CurrentEmployee);
  readonly #settings = inject(APP_SETTINGS);
  protected readonly zoneName = this.#settings.timeZone.replace(/^.*\//, '').replaceAll('_', ' ');
  readonly #dialog = inject(MatDialog);
  readonly #snackBar = inject(MatSnackBar);
  readonly #title = inject(PageTitle);
  readonly #reference = inject(ReferenceClient);
  readonly #attributes = inject(AttributeClient);

  private readonly beside = viewChild(ProductRelated);
  private readonly elsewhere = viewChild(ProductMarkets);
  private readonly pictures = viewChild(ProductPictures);
  /** Parts that are saved apart from the form, and were not yet. */
  readonly #parts = computed(() =>
    [this.beside(), this.elsewhere(), this.pictures()].some((part) => part?.changed() === true),
  );
  protected readonly locked = computed(() => !this.employee.may('products:write'));
  protected readonly reference = resource({ loader: () => this.#reference.read() });
  protected readonly categories = computed(() =>
    this.reference.hasValue() ? this.reference.value().categories : [],
  );
  protected readonly definitions = resource({
    loader: ({ abortSignal }) => this.#attributes.list(abortSignal),
  });
  readonly #known = computed(() => (this.definitions.hasValue() ? this.definitions.value() : null));
  protected readonly form = form(this.store.draft, (draft) => {
    readonly(draft, { when: () => this.locked() });
    disabled(draft.categoryId, { when: () => this.locked() });
    disabled(draft.noindex, { when: () => this.locked() });
    disabled(draft.status, { when: () => this.locked() });
    disabled(draft.allergens, { when: () => this.locked() });
    disabled(draft.diets, { when: () => this.locked() });
    disabled(draft.facts.dailyValuesFor, { when: () => this.locked() });
    applyEach(draft.facts.rows, (row) => {
      disabled(row.unit, { when: () => this.locked() });
    });
    applyEach(draft.variants, (variant) => {
      disabled(variant.active, { when: () => this.locked() });
    });
    validateTree(draft, ({ value, fieldTree }) =>
      Object.entries(draftFaults(value(), this.#settings.timeZone, this.#known())).map(
        ([path, message]) => ({
          kind: 'fault',
          message,
          fieldTree: fieldAt(fieldTree, path),
        }),
      ),
    );
  });
  /** What the last save means for the shop. */
  protected readonly savedNote = signal(NOTHING_TO_SAVE);
  protected readonly stateOf = (product: Publication): string =>
    publicationState(product, Date.now());
  protected readonly changed = computed(() => this.store.edit() !== null);
  protected readonly shopUrl = computed(
    () => `${this.#settings.storefrontUrl}/p/${this.store.saved()?.slug ?? ''}`,
  );

  protected readonly thing = computed(() => ({ kind: 'product' as const, id: this.id() }));

  constructor() {
    effect(() => this.store.open(this.id()));
    effect(() => this.#title.set(this.store.saved()?.title ?? 'Product'));
  }

  async mayLeave(): Promise<boolean> {
    if (!this.changed() && !this.#parts()) return true;
    const dialog = this.#dialog.open<LeaveDialog, unknown, boolean>(LeaveDialog, {
      width: '440px',
    });
    const leave = (await firstValueFrom(dialog.afterClosed())) === true;
    if (leave) this.store.discard();
    return leave;
  }

  protected async save(): Promise<void> {
    if (!this.changed() || this.store.saving()) return;
    if (this.form().invalid()) return this.#showFirstFault();
    const result = await this.store.save();
    switch (result.code) {
      case 'SAVED':
        this.form().reset();
        this.savedNote.set(
          result.product.status === 'published'
            ? 'Saved. The shop shows it within two seconds.'
            : 'Saved. Shoppers do not see this product.',
        );
        return;
      case 'CONFLICT':
        return this.#askAboutConflict(result);
      case 'REFUSED':
        // Without a session the sign-in page takes over and says so.
        if (failureCode(result.error) === 'UNAUTHENTICATED') return;
        this.#snackBar.open(refusalText(result.error), 'Close', { duration: 12_000 });
    }
  }

  protected say(attributes: AttributeValues): void {
    this.store.draft.update((draft) => ({ ...draft, attributes }));
  }

  protected discard(): void {
    this.store.discard();
    this.savedNote.set(NOTHING_TO_SAVE);
    this.form().reset();
  }

  protected warn(event: BeforeUnloadEvent): void {
    if (this.changed() || this.#parts()) event.preventDefault();
  }

  protected shortcut(event: KeyboardEvent): void {
    if (event.key !== 's' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    void this.save();
  }

  async #askAboutConflict(conflict: VersionConflict): Promise<void> {
    const dialog = this.#dialog.open<VersionConflictDialog, VersionConflict, VersionConflictAnswer>(
      VersionConflictDialog,
      { data: conflict, width: '640px' },
    );
    const choices = await firstValueFrom(dialog.afterClosed());
    if (!choices) return;
    this.store.rebase(choices);
    this.#snackBar.open('Their changes are in your form now. Look it over, then save.');
  }

  #showFirstFault(): void {
    this.form().markAsTouched();
    const [fault] = this.form().errorSummary();
    fault?.fieldTree().focusBoundControl();
  }
}

/** The field that a path like `variants.0.list` names. */
function fieldAt(root: ReadonlyFieldTree<ProductDraft>, path: string): ReadonlyFieldTree<unknown> {
  return path
    .split('.')
    .reduce<unknown>(
      (tree, key) => (tree as Readonly<Record<string, unknown>>)[key] ?? tree,
      root,
    ) as ReadonlyFieldTree<unknown>;
}

function refusalText(error: unknown): string {
  if (error instanceof ApiProblem && error.code === 'SLUG_TAKEN') {
    return 'Not saved: another product has this address in the shop.';
  }
  if (error instanceof ApiProblem && error.problem.errors?.[0]) {
    return `Not saved: ${error.problem.errors[0].message}`;
  }
  return `Not saved. ${toFailure(error, 'This product').text}`;
}
