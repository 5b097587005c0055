import type { CheckoutDraft } from './checkout-draft.ts';

/*
 * The contract's rules for e-mail and address in the shopper's words. They repeat its schema because the
 * schema itself would bring Zod into the browser; a spec holds the two against each other.
 */
type Rule = (value: string) => string | null;

const EMAIL =
  /^[^\s@<>()[\]\\,;:"]+@[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)*\.[a-z]{2,}$/i;
const BAD_LOCAL = /^\.|\.\.|\.@/;

const length =
  (least: number, most: number, missing: string, long: string): Rule =>
  (value) =>
    value.length < least ? missing : value.length > most ? long : null;

const RULES: Readonly<Record<keyof CheckoutDraft, Rule>> = {
  email: (value) => {
    if (value === '') return 'Type your e-mail address, so that we can send the confirmation.';
    const good = EMAIL.test(value) && !BAD_LOCAL.test(value) && value.length <= 254;
    return good ? null : 'Check the e-mail address. It should look like name@example.com.';
  },
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
export const fieldFault = (field: keyof CheckoutDraft, value: string): string | null =>
  RULES[field](value.trim());
