import {
  ChangeDetectionStrategy,
  Component,
  computed,
  inject,
  input,
  output,
  signal,
} from '@angular/core';
import { RouterLink } from '@angular/router';
import type { Facet } from '@green-apple/contracts-http';
import type { Currency } from '@green-apple/domain-money';
import { Say } from '../../shared/util-language/say.ts';
import { OtherLanguage } from '../../shared/util-language/text-language.ts';
import { WORDS } from '../../shared/util-language/words.ts';
import { Figure } from './figure.ts';
import type { CategoryLink } from '../util/category-links.ts';
import { facetHeading, headingLanguage, valueLanguage, valueName } from '../util/facet-words.ts';
import {
  CHOICES,
  toQueryParams,
  toggled,
  withAttribute,
  withPriceRange,
  withRating,
  withStore,
  type Choice,
  type ListPlace,
  type ListSelection,
} from '../util/list-selection.ts';

/** Values of a facet that are shown before "show all". */
const SHORT = 6;

/** Filters with their counts. A choice takes effect at once; the list follows. */
@Component({
  selector: 'ga-facet-panel',
  imports: [Figure, OtherLanguage, RouterLink, Say],
  templateUrl: './facet-panel.html',
  styleUrl: './facet-panel.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class FacetPanel {
  readonly #words = inject(WORDS);
  readonly facets = input.required<readonly Facet[]>();
  readonly selection = input.required<ListSelection>();
  readonly place = input.required<ListPlace>();
  /** Categories to go on to from here. */
  readonly categories = input.required<readonly CategoryLink[]>();
  /** Of the prices. */
  readonly currency = input.required<Currency>();
  readonly choose = output<ListSelection>();

  readonly #opened = signal<ReadonlySet<string>>(new Set());

  protected readonly query = computed(() => toQueryParams(this.selection()));
  protected readonly groups = computed(() =>
    this.facets()
      .filter((facet) => facet.name !== 'category' && facet.values.length > 0)
      .filter((facet) => !(facet.name === 'goal' && this.place().goal))
      .map((facet) => this.#group(facet)),
  );

  #group(facet: Facet) {
    const key = facet.code ?? facet.name;
    const open = this.#opened().has(key);
    return {
      key,
      name: facet.name,
      code: facet.code ?? '',
      heading: facetHeading(facet, this.#words),
      lang: headingLanguage(facet, this.#words),
      approximate: facet.approximate ?? false,
      rest: Math.max(0, facet.values.length - SHORT),
      open,
      values: facet.values
        .filter((value, index) => open || index < SHORT || value.selected)
        .map((value) => ({
          ...value,
          name: valueName(facet, value, this.currency(), this.#words),
          lang: valueLanguage(facet, value, this.#words),
        })),
    };
  }

  protected pick(name: Facet['name'], code: string, value: string): void {
    if (name === 'price') this.choose.emit(withPriceRange(this.selection(), value));
    else if (name === 'rating') this.choose.emit(withRating(this.selection(), value));
    else if (name === 'store') this.choose.emit(withStore(this.selection(), value));
    else if (name === 'attribute') this.choose.emit(withAttribute(this.selection(), code, value));
    else if (isChoice(name)) this.choose.emit(toggled(this.selection(), name, value));
  }

  protected toggle(flag: 'inStock' | 'onSale'): void {
    const selection = this.selection();
    this.choose.emit({ ...selection, [flag]: !selection[flag] });
  }

  protected open(key: string): void {
    this.#opened.update((all) => new Set(all).add(key));
  }
}

const isChoice = (name: Facet['name']): name is Facet['name'] & Choice =>
  (CHOICES as readonly string[]).includes(name);
