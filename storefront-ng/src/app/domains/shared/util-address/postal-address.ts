import type { AddressDto } from '@green-apple/contracts-http';

/** Where a parcel goes, as it is typed. */
export interface PostalDraft {
  readonly name: string;
  readonly line1: string;
  readonly line2: string;
  readonly city: string;
  readonly region: string;
  readonly postalCode: string;
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
  'phone',
];

export const NO_ADDRESS: PostalDraft = {
  name: '',
  line1: '',
  line2: '',
  city: '',
  region: '',
  postalCode: '',
  phone: '',
};

/*
 * The contract's rules for an address in the shopper's words. They repeat its schema because the schema itself
 * would bring Zod into the browser; a spec of the checkout holds the two against each other.
 */
export type FieldRule = (value: string) => string | null;

const length =
  (least: number, most: number, missing: string, long: string): FieldRule =>
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
  line2: length(0, 120, '', 'Please shorten this to 120 letters.'),
  city: length(2, 80, 'Type the city.', 'Please shorten this to 80 letters.'),
  region: (value) => (/^[A-Z]{2}$/.test(value) ? null : 'Choose the state.'),
  postalCode: (value) =>
    value === ''
      ? 'Type the ZIP code.'
      : /^\d{5}(-\d{4})?$/.test(value)
        ? null
        : 'A ZIP code has five digits, like 10001.',
  phone: length(0, 30, '', 'Please shorten the phone number to 30 characters.'),
};

/** What is wrong with a field's value, or null. Blanks around it do not matter. */
export const postalFault = (field: PostalField, value: string): string | null =>
  POSTAL_RULES[field](value.trim());

/** The contract's address of a valid draft. */
export const toAddress = (draft: PostalDraft): AddressDto => ({
  name: draft.name.trim(),
  line1: draft.line1.trim(),
  line2: draft.line2.trim(),
  city: draft.city.trim(),
  region: draft.region.trim(),
  postalCode: draft.postalCode.trim(),
  country: 'US',
  phone: draft.phone.trim(),
});

export const toPostalDraft = ({
  name,
  line1,
  line2,
  city,
  region,
  postalCode,
  phone,
}: AddressDto): PostalDraft => ({ name, line1, line2, city, region, postalCode, phone });
