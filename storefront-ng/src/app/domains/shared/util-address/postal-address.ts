import type { AddressDto } from '@green-apple/contracts-http';
import { COUNTRIES } from '@green-apple/domain-pricing/country';
import { COUNTRY_CODES, type CountryCode, type Market } from '@green-apple/domain-pricing/market';
import type { PlainText } from '../util-language/words.ts';

/** Where a parcel goes, as it is typed. */
export interface PostalDraft {
  readonly name: string;
  readonly line1: string;
  readonly line2: string;
  readonly city: string;
  readonly region: string;
  readonly postalCode: string;
  /** Empty until the market is known. */
  readonly country: string;
  readonly phone: string;
}

export type PostalField = keyof PostalDraft;

export const POSTAL_FIELDS: readonly PostalField[] = [
  'name',
  'line1',
  'line2',
  'city',
  'region',
  'postalCode',
  'country',
  'phone',
];

export const NO_ADDRESS: PostalDraft = {
  name: '',
  line1: '',
  line2: '',
  city: '',
  region: '',
  postalCode: '',
  country: '',
  phone: '',
};

/*
 * The contract's rules for an address in the shopper's words. They repeat its schema because the schema itself
 * would bring Zod into the browser; a spec of the checkout holds the two against each other.
 */
export type FieldRule = (value: string, country: CountryCode) => PlainText | null;

/** By what the code is called where the parcel goes. */
const CODE_MISSING = {
  'Postal code': 'Type the postal code.',
  'ZIP code': 'Type the ZIP code.',
  Eircode: 'Type the Eircode.',
} as const;

const length =
  (least: number, most: number, missing: PlainText | null, long: PlainText): FieldRule =>
  (value) =>
    value.length < least ? missing : value.length > most ? long : null;

export const POSTAL_RULES: Readonly<Record<PostalField, FieldRule>> = {
  name: length(2, 80, 'Type the name for the parcel.', 'Please shorten the name to 80 letters.'),
  line1: length(
    3,
    120,
    'Type the street and house number.',
    'Please shorten this to 120 letters; the second line has room too.',
  ),
  line2: length(0, 120, null, 'Please shorten this to 120 letters.'),
  city: length(2, 80, 'Type the city.', 'Please shorten this to 80 letters.'),
  region: (value, country) =>
    !COUNTRIES[country].hasRegions || /^[A-Z]{2}$/.test(value) ? null : 'Choose the state.',
  postalCode: (value, country) => {
    const { postalCode, postalCodeLabel, postalCodeHint } = COUNTRIES[country];
    if (value === '') return CODE_MISSING[postalCodeLabel];
    return postalCode.test(value.toUpperCase()) ? null : (`${postalCodeHint}.` as const);
  },
  country: () => null,
  phone: length(0, 30, null, 'Please shorten the phone number to 30 characters.'),
};

/** What is wrong with a field's value, or null. Blanks around it do not matter. */
export const postalFault = (
  field: PostalField,
  value: string,
  country: CountryCode = 'US',
): PlainText | null => POSTAL_RULES[field](value.trim(), country);

/** The country that was chosen; home while there is none. */
export const countryOf = (chosen: string): CountryCode =>
  COUNTRY_CODES.find((code) => code === chosen) ?? 'US';

/** Where the parcel goes; a country of another market counts for nothing. */
export const countryIn = (market: Market, { country }: Pick<PostalDraft, 'country'>): CountryCode =>
  market.countries.find((code) => code === country) ?? market.countries[0] ?? 'US';

/** The contract's address of a valid draft. */
export const toAddress = (
  draft: PostalDraft,
  country: CountryCode = countryOf(draft.country),
): AddressDto => ({
  name: draft.name.trim(),
  line1: draft.line1.trim(),
  line2: draft.line2.trim(),
  city: draft.city.trim(),
  region: COUNTRIES[country].hasRegions ? draft.region.trim() : '',
  postalCode: draft.postalCode.trim(),
  country,
  phone: draft.phone.trim(),
});

export const toPostalDraft = ({
  name,
  line1,
  line2,
  city,
  region,
  postalCode,
  country,
  phone,
}: AddressDto): PostalDraft => ({ name, line1, line2, city, region, postalCode, country, phone });
