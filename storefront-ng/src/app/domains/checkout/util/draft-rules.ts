import type { CountryCode } from '@green-apple/domain-pricing/market';
import { emailFault } from '../../shared/util-address/email.ts';
import { POSTAL_RULES, type FieldRule } from '../../shared/util-address/postal-address.ts';
import type { PlainText } from '../../shared/util-language/words.ts';
import type { CheckoutDraft } from './checkout-draft.ts';

/* The contract's rules in the shopper's words; a spec holds the two against each other. */
const RULES: Readonly<Record<keyof CheckoutDraft, FieldRule>> = {
  email: (value) => {
    if (value === '') return 'Type your e-mail address, so that we can send the confirmation.';
    return emailFault(value);
  },
  ...POSTAL_RULES,
};

/** What is wrong with a field's value, or null. Blanks around it do not matter. */
export const fieldFault = (
  field: keyof CheckoutDraft,
  value: string,
  country: CountryCode = 'US',
): PlainText | null => RULES[field](value.trim(), country);
