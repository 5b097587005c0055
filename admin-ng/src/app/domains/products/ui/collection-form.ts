import '../util/zod-without-eval.ts';
import {
  ChangeDetectionStrategy,
  Component,
  computed,
  inject,
  input,
  linkedSignal,
  output,
  signal,
} from '@angular/core';
import { form, maxLength } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { MatFormField, MatHint, MatLabel, MatPrefix } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { MatOption, MatSelect } from '@angular/material/select';
import { MatSlideToggle } from '@angular/material/slide-toggle';
import {
  KeepCollection,
  type AdminAttribute,
  type AdminCollection,
  type AdminProductRow,
  type CollectionPreview,
  type ReferenceData,
} from '@green-apple/contracts-http';
import {
  DIETS,
  DIET_LABELS,
  FORMS,
  FORM_LABELS,
  GOALS,
  GOAL_LABELS,
  attributeRanges,
} from '@green-apple/domain-catalog';
import { APP_SETTINGS } from '../../../config/app-config.ts';
import { TypedField } from '../../shared/ui-form-field/typed-field.ts';
import { codeFrom } from '../util/attribute-draft.ts';
import {
  NEW_COLLECTION,
  fromCollectionDraft,
  toCollectionDraft,
  type CollectionDraft,
} from '../util/collection-draft.ts';

const SORTS = [
  { value: 'relevance', label: 'Recommended' },
  { value: 'rating', label: 'Best rated' },
  { value: 'price-asc', label: 'Price, low to high' },
  { value: 'price-desc', label: 'Price, high to low' },
  { value: 'serving-price', label: 'Price per serving' },
  { value: 'newest', label: 'Newest' },
] as const;

/** A collection being written or changed: rules, single products, order and time. */
@Component({
  selector: 'ga-collection-form',
  imports: [
    MatButton,
    MatFormField,
    MatHint,
    MatInput,
    MatLabel,
    MatOption,
    MatPrefix,
    MatSelect,
    MatSlideToggle,
    TypedField,
  ],
  templateUrl: './collection-form.html',
  styleUrls: ['./attribute-form.scss', './collection-form.scss'],
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class CollectionForm {
  /** Null for a new one. */
  readonly collection = input.required<AdminCollection | null>();
  readonly reference = input.required<ReferenceData>();
  readonly attributes = input.required<readonly AdminAttribute[]>();
  /** What was found for the words of `find`. */
  readonly products = input.required<readonly AdminProductRow[]>();
  readonly preview = input<CollectionPreview | null>(null);
  readonly busy = input(false);
  readonly find = output<string>();
  readonly show = output<KeepCollection>();
  readonly save = output<KeepCollection>();
  readonly leave = output();

  readonly #zone = inject(APP_SETTINGS).timeZone;
  protected readonly sorts = SORTS;
  protected readonly draft = linkedSignal<CollectionDraft>(() => {
    const collection = this.collection();
    return collection ? toCollectionDraft(collection, this.#zone) : NEW_COLLECTION;
  });
  protected readonly form = form(this.draft, (draft) => {
    maxLength(draft.name, 80);
    maxLength(draft.blurb, 400);
    maxLength(draft.seoTitle, 120);
    maxLength(draft.seoDescription, 320);
  });
  protected readonly sought = signal('');
  protected readonly product = signal<AdminProductRow | null>(null);
  protected readonly tried = signal(false);
  protected readonly suggested = computed(() => codeFrom(this.draft().name, '-'));
  protected readonly choices = computed(() => [
    choice('categories', 'Categories', this.reference().categories.map(named)),
    choice('brands', 'Brands', this.reference().brands.map(named)),
    choice('goals', 'Goals', labelled(GOALS, GOAL_LABELS)),
    choice('forms', 'Forms', labelled(FORMS, FORM_LABELS)),
    choice('diets', 'Suits all of', labelled(DIETS, DIET_LABELS)),
    choice('attributes', 'Attributes', this.attributes().flatMap(values)),
  ]);
  protected readonly named = computed(() => [
    { key: 'pinned' as const, label: 'First, in this order:', products: this.draft().pinned },
    { key: 'excluded' as const, label: 'Never in it:', products: this.draft().excluded },
  ]);
  protected readonly faults = computed(() => {
    const read = KeepCollection.safeParse(fromCollectionDraft(this.draft(), this.#zone));
    return [...new Set((read.error?.issues ?? []).map(inWords))];
  });

  protected change(change: Partial<CollectionDraft>): void {
    this.draft.update((draft) => ({ ...draft, ...change }));
  }

  protected choose(key: Key, values: readonly string[]): void {
    this.change({ [key]: values });
  }

  protected seek(words: string): void {
    this.sought.set(words);
    this.find.emit(words);
  }

  protected hold(key: 'pinned' | 'excluded'): void {
    const product = this.product();
    if (!product) return;
    const { id, title } = product;
    const without = (list: CollectionDraft['pinned']) => list.filter((one) => one.id !== id);
    const { pinned, excluded } = this.draft();
    const change = { pinned: without(pinned), excluded: without(excluded) };
    this.change({ ...change, [key]: [...change[key], { id, title }] });
    this.product.set(null);
  }

  protected takeBack(key: 'pinned' | 'excluded', id: string): void {
    this.change({ [key]: this.draft()[key].filter((one) => one.id !== id) });
  }

  protected look(): void {
    this.tried.set(true);
    if (this.faults().length === 0) this.show.emit(fromCollectionDraft(this.draft(), this.#zone));
  }

  protected send(): void {
    this.tried.set(true);
    if (this.faults().length === 0 && !this.busy())
      this.save.emit(fromCollectionDraft(this.draft(), this.#zone));
  }
}

interface Option {
  readonly value: string;
  readonly label: string;
}
type Key = 'categories' | 'brands' | 'goals' | 'forms' | 'diets' | 'attributes';

const choice = (key: Key, label: string, options: readonly Option[]) => ({ key, label, options });
const named = ({ slug, name }: { slug: string; name: string }): Option => ({
  value: slug,
  label: name,
});
const labelled = (
  all: readonly string[],
  labels: Readonly<Record<string, string>>,
): readonly Option[] => all.map((value) => ({ value, label: labels[value] ?? value }));

function values(attribute: AdminAttribute): Option[] {
  const { code, name, kind } = attribute;
  const options =
    kind === 'number'
      ? attributeRanges(attribute)
      : kind === 'boolean'
        ? [
            { value: 'true', label: 'Yes' },
            { value: 'false', label: 'No' },
          ]
        : attribute.choices.map((one) => ({ value: one.code, label: one.label }));
  return options.map(({ value, label }) => ({
    value: `${code}:${value}`,
    label: `${name}: ${label}`,
  }));
}

const FIELDS: Readonly<Record<string, string>> = {
  name: 'It needs a name.',
  slug: 'The address is of small letters, digits and single dashes.',
  'rules.minPrice': 'The lower price is an amount like 9.90, or nothing.',
  'rules.maxPrice': 'The upper price is an amount like 14.99, or nothing.',
  'rules.newWithinDays': 'Days are a whole number from 1 to 365.',
};

const inWords = ({ path, message }: { path: PropertyKey[]; message: string }): string =>
  FIELDS[path.map(String).join('.')] ?? message;
