import type { Facet } from '@green-apple/contracts-http';
import {
  ALLERGEN_LABELS,
  CERTIFICATE_LABELS,
  DIET_LABELS,
  FORM_LABELS,
  GOAL_LABELS,
  labelOf,
  ratingStepLabel,
} from '@green-apple/domain-catalog';
import { currencySign, type Currency } from '@green-apple/domain-money';
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

const LABELS: Readonly<Record<Choice, Readonly<Record<string, string>>>> = {
  goal: GOAL_LABELS,
  form: FORM_LABELS,
  diet: DIET_LABELS,
  certificate: CERTIFICATE_LABELS,
  without: ALLERGEN_LABELS,
  brand: {},
};

/** Everything that narrows the list, in words, each with the way back. */
export function filterChips(
  selection: ListSelection,
  facets: readonly Facet[],
  currency: Currency = 'USD',
): FilterChip[] {
  const chosen = CHOICES.flatMap((name) =>
    selection.choices[name].map((value) => ({
      label: choiceLabel(name, value, facets),
      without: toggled(selection, name, value),
    })),
  );
  const price = priceLabel(selection, currency);
  return [
    ...chosen,
    ...attributeChips(selection, facets),
    ...(price ? [{ label: price, without: { ...selection, minPrice: null, maxPrice: null } }] : []),
    ...(selection.minRating === null
      ? []
      : [
          {
            label: `Rated ${ratingStepLabel(selection.minRating)}`,
            without: { ...selection, minRating: null },
          },
        ]),
    ...(selection.store
      ? [
          {
            label: `At ${labelIn(facets, 'store', selection.store)}`,
            without: { ...selection, store: null },
          },
        ]
      : []),
    ...(selection.inStock
      ? [{ label: 'In stock', without: { ...selection, inStock: false } }]
      : []),
    ...(selection.onSale ? [{ label: 'On offer', without: { ...selection, onSale: false } }] : []),
  ];
}

function attributeChips(selection: ListSelection, facets: readonly Facet[]): FilterChip[] {
  return selection.attributes.map((token) => {
    const [code = '', value = ''] = token.split(':');
    const facet = facets.find((one) => one.name === 'attribute' && one.code === code);
    const label = facet?.values.find((one) => one.value === value)?.label ?? value;
    return {
      label: facet ? `${facet.label}: ${label}` : label,
      without: withAttribute(selection, code, value),
    };
  });
}

const labelIn = (facets: readonly Facet[], name: Facet['name'], value: string): string =>
  facets.find((one) => one.name === name)?.values.find((one) => one.value === value)?.label ??
  value;

function choiceLabel(name: Choice, value: string, facets: readonly Facet[]): string {
  const facet = facets.find((one) => one.name === name);
  const label =
    facet?.values.find((one) => one.value === value)?.label ?? labelOf(LABELS[name], value);
  return name === 'without' ? `Without ${label.toLowerCase()}` : label;
}

function priceLabel({ minPrice, maxPrice }: ListSelection, currency: Currency): string | null {
  const whole = (minor: number): string => `${currencySign(currency)}${Math.round(minor / 100)}`;
  if (minPrice !== null && maxPrice !== null && minPrice > 0)
    return `${whole(minPrice)} to ${whole(maxPrice + 1)}`;
  if (maxPrice !== null) return `Under ${whole(maxPrice + 1)}`;
  return minPrice === null ? null : `${whole(minPrice)} and over`;
}
