import type { QuoteRequest } from '@green-apple/contracts-http';

/** What a shopper types before paying. Never holds anything of the card. */
export interface CheckoutDraft {
  readonly email: string;
  readonly name: string;
  readonly line1: string;
  readonly line2: string;
  readonly city: string;
  readonly region: string;
  readonly postalCode: string;
  readonly phone: string;
}

export const EMPTY_DRAFT: CheckoutDraft = {
  email: '',
  name: '',
  line1: '',
  line2: '',
  city: '',
  region: '',
  postalCode: '',
  phone: '',
};

export const DRAFT_FIELDS = Object.keys(EMPTY_DRAFT) as readonly (keyof CheckoutDraft)[];

/** A draft from kept or typed values; what is no text is left empty. */
export function toDraft(values: unknown): CheckoutDraft {
  const given = (typeof values === 'object' && values !== null ? values : {}) as Record<
    string,
    unknown
  >;
  const text = (field: keyof CheckoutDraft): string =>
    typeof given[field] === 'string' ? given[field].slice(0, 300) : '';
  return {
    email: text('email'),
    name: text('name'),
    line1: text('line1'),
    line2: text('line2'),
    city: text('city'),
    region: text('region'),
    postalCode: text('postalCode'),
    phone: text('phone'),
  };
}

/** What is asked of the API for a valid draft. */
export function toQuoteRequest(
  draft: CheckoutDraft,
  deliveryOptionId: string | null,
): QuoteRequest {
  const { email, name, line1, line2, city, region, postalCode, phone } = draft;
  return {
    email: email.trim(),
    address: {
      name: name.trim(),
      line1: line1.trim(),
      line2: line2.trim(),
      city: city.trim(),
      region: region.trim(),
      postalCode: postalCode.trim(),
      country: 'US',
      phone: phone.trim(),
    },
    ...(deliveryOptionId === null ? {} : { deliveryOptionId }),
  };
}

/** Two drafts with one key get the same quote. */
export const draftKey = (draft: CheckoutDraft): string =>
  JSON.stringify(toQuoteRequest(draft, null));
