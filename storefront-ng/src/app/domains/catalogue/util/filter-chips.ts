import type { Facet } from '@green-apple/contracts-http';
import type { Currency } from '@green-apple/domain-money';
import type { Words } from '../../shared/util-language/words.ts';
import { facetHeading, priceName, valueName } from './facet-words.ts';
import {
  CHOICES,
  toggled,
  withAttribute,
  type Choice,
  type ListSelection,
} from './list-selection.ts';

/** One chosen filter, and what is chosen once it is taken back. */
export interface FilterChip {
  readonly label: string;
  readonly without: ListSelection;
}

/** Everything that narrows the list, in words, each with the way back. */
export function filterChips(
  selection: ListSelection,
  facets: readonly Facet[],
  currency: Currency,
  words: Words,
): FilterChip[] {
  const chosen = CHOICES.flatMap((name) =>
    selection.choices[name].map((value) => ({
      label: choiceLabel(name, value, facets, { currency, words }),
      without: toggled(selection, name, value),
    })),
  );
  const price = priceLabel(selection, currency, words);
  return [
    ...chosen,
    ...attributeChips(selection, facets, { currency, words }),
    ...(price ? [{ label: price, without: { ...selection, minPrice: null, maxPrice: null } }] : []),
    ...(selection.minRating === null
      ? []
      : [
          {
            label: words.say('Rated {stars} and up', {
              stars: words.figure(selection.minRating),
            }),
            without: { ...selection, minRating: null },
          },
        ]),
    ...(selection.store
      ? [
          {
            label: words.say('At {place}', { place: labelIn(facets, 'store', selection.store) }),
            without: { ...selection, store: null },
          },
        ]
      : []),
    ...(selection.inStock
      ? [{ label: words.say('In stock'), without: { ...selection, inStock: false } }]
      : []),
    ...(selection.onSale
      ? [{ label: words.say('On offer'), without: { ...selection, onSale: false } }]
      : []),
  ];
}

interface Terms {
  readonly currency: Currency;
  readonly words: Words;
}

function attributeChips(
  selection: ListSelection,
  facets: readonly Facet[],
  { currency, words }: Terms,
): FilterChip[] {
  return selection.attributes.map((token) => {
    const [code = '', value = ''] = token.split(':');
    const facet = facets.find((one) => one.name === 'attribute' && one.code === code);
    const found = facet?.values.find((one) => one.value === value) ?? { value, label: value };
    return {
      label: facet
        ? `${facetHeading(facet, words)}: ${valueName(facet, found, currency, words)}`
        : value,
      without: withAttribute(selection, code, value),
    };
  });
}

const labelIn = (facets: readonly Facet[], name: Facet['name'], value: string): string =>
  facets.find((one) => one.name === name)?.values.find((one) => one.value === value)?.label ??
  value;

function choiceLabel(
  name: Choice,
  value: string,
  facets: readonly Facet[],
  { currency, words }: Terms,
): string {
  const label = valueName(
    { name },
    { value, label: labelIn(facets, name, value) },
    currency,
    words,
  );
  return name === 'without' ? words.say('Without {name}', { name: words.within(label) }) : label;
}

const priceLabel = (
  { minPrice, maxPrice }: ListSelection,
  currency: Currency,
  words: Words,
): string | null =>
  minPrice === null && maxPrice === null
    ? null
    : priceName({ from: minPrice, to: maxPrice }, currency, words);
