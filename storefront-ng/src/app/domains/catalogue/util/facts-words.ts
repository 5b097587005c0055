import type { ProductDetail } from '@green-apple/contracts-http';

type Facts = ProductDetail['facts'];
type Parts = NonNullable<Facts['rows'][number]['parts']>;

/** What is in a blend, as the panel lists it: "Ashwagandha (root), lemon balm". */
export const blendWords = (parts: Parts): string =>
  parts.map(({ name, source }) => (source === null ? name : `${name} (${source})`)).join(', ');

const HEADINGS: Readonly<Record<NonNullable<Facts['dailyValuesFor']>, string>> = {
  adults: '% Daily Value',
  infants: '% Daily Value for infants',
  toddlers: '% Daily Value for children 1 to 3 years',
  expecting: '% Daily Value for pregnant or nursing women',
};

/** Over the percentages: whom they are for, unless it is everybody from four years on. */
export const dailyValueHeading = ({ dailyValuesFor = 'adults' }: Facts): string =>
  HEADINGS[dailyValuesFor];
