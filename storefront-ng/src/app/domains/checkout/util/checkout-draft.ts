import type { QuoteRequest } from '@green-apple/contracts-http';
import { toAddress, type PostalDraft } from '../../shared/util-address/postal-address.ts';

/** What a shopper types before paying. Never holds anything of the card. */
export interface CheckoutDraft extends PostalDraft {
  readonly email: string;
}

export const EMPTY_DRAFT: CheckoutDraft = {
  email: '',
  name: '',
  line1: '',
  line2: '',
  city: '',
  region: '',
  postalCode: '',
  country: '',
  phone: '',
};

export const DRAFT_FIELDS = Object.keys(EMPTY_DRAFT) as readonly (keyof CheckoutDraft)[];

/** Home by carrier, or out of a store. */
export type Way = 'deliver' | 'collect';

/** What is asked of who collects: nobody has to say where they live. */
const COLLECTOR_FIELDS: ReadonlySet<keyof CheckoutDraft> = new Set(['email', 'name', 'phone']);

/** Whether a field has to be right for this way. */
export const asksFor = (way: Way, field: keyof CheckoutDraft): boolean =>
  way === 'deliver' || COLLECTOR_FIELDS.has(field);

const COLLECT = 'collect:';

/** An option to collect names its store; the contract's own prefix would bring its schemas into the browser. */
export const isCollect = (deliveryOptionId: string | null): boolean =>
  deliveryOptionId?.startsWith(COLLECT) === true;

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
    country: text('country'),
    phone: text('phone'),
  };
}

/** What is asked of the API for a valid draft. */
export function toQuoteRequest(
  draft: CheckoutDraft,
  deliveryOptionId: string | null,
): QuoteRequest {
  const { email, name, phone } = draft;
  if (deliveryOptionId !== null && isCollect(deliveryOptionId))
    return {
      email: email.trim(),
      collector: { name: name.trim(), phone: phone.trim() },
      deliveryOptionId,
    };
  return {
    email: email.trim(),
    address: toAddress(draft),
    ...(deliveryOptionId === null ? {} : { deliveryOptionId }),
  };
}

/** Two drafts with one key get the same quote, delivered or collected at one store. */
export const draftKey = (draft: CheckoutDraft, deliveryOptionId: string): string =>
  JSON.stringify(toQuoteRequest(draft, isCollect(deliveryOptionId) ? deliveryOptionId : null));
