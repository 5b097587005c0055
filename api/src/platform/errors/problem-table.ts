import type { ProblemCode } from '@green-apple/contracts-http';

/** How a code looks on the wire. `detail` is what a person reads when the thrower says nothing better. */
export interface ProblemKind {
  readonly status: number;
  readonly title: string;
  readonly detail: string;
}

const kind = (status: number, title: string, detail: string): ProblemKind => ({
  status,
  title,
  detail,
});

/** The one table from code to status and words. */
export const PROBLEMS: Readonly<Record<ProblemCode, ProblemKind>> = {
  BAD_REQUEST: kind(400, 'Bad request', 'We could not read this request.'),
  VALIDATION_FAILED: kind(422, 'Check the form', 'Some of the fields need another look.'),
  UNAUTHENTICATED: kind(401, 'Sign in first', 'Please sign in to go on.'),
  FORBIDDEN: kind(403, 'Not allowed', 'You do not have the right to do this.'),
  ORIGIN_REFUSED: kind(403, 'Not from here', 'This request did not come from the shop.'),
  NOT_FOUND: kind(404, 'Not found', 'There is nothing at this address.'),
  METHOD_NOT_ALLOWED: kind(405, 'Not like this', 'This address does not take that method.'),
  PRODUCT_NOT_FOUND: kind(404, 'No such product', 'We do not have this product, or not any more.'),
  VARIANT_NOT_FOUND: kind(404, 'No such item', 'We do not sell this item, or not any more.'),
  CATEGORY_NOT_FOUND: kind(404, 'No such category', 'We do not have this category.'),
  SHIPMENT_MOVED_ON: kind(
    409,
    'Moved on meanwhile',
    'This shipment has moved on. Look at the order again.',
  ),
  PICK_REFUSED: kind(
    409,
    'This cannot be booked',
    'What was picked does not fit this shipment. Look at its pick list again.',
  ),
  AGE_UNCHECKED: kind(
    409,
    'Ask for proof of age',
    'One of the items is for adults. Ask who collects it for proof of their age.',
  ),
  SHIPMENT_GONE: kind(
    409,
    'Already shipped',
    'This shipment has left our hands, so it cannot be called off. Once it has arrived it can be sent back.',
  ),
  SHIPMENT_MADE_GOOD: kind(
    409,
    'Made good already',
    'This parcel was made good in another way. Look at the order again.',
  ),
  ORDER_NOT_FOUND: kind(404, 'No such order', 'We could not find this order.'),
  EDIT_NOT_POSSIBLE: kind(
    409,
    'This cannot be changed',
    'This change is not possible (any more). Nothing was changed.',
  ),
  EDIT_NOT_FOUND: kind(404, 'No such change', 'We could not find this change of the order.'),
  EDIT_STALE: kind(
    409,
    'Look at it again',
    'The order or its prices moved on since you saw the new total. Nothing was changed. Please look again.',
  ),
  CART_EMPTY: kind(409, 'Your bag is empty', 'Put something into your bag first.'),
  CART_CHANGED: kind(
    409,
    'Your bag has changed',
    'Your bag changed since you saw the total, maybe in another tab. Please look it over once more.',
  ),
  QUANTITY_INVALID: kind(422, 'Quantity not possible', 'You can order 1 to 99 of each item.'),
  COUPON_UNKNOWN: kind(404, 'Unknown code', 'We do not know this code. Please check the spelling.'),
  COUPON_EXPIRED: kind(
    409,
    'Code has expired',
    'This code is not valid any more. Try another one, or place your order without it.',
  ),
  COUPON_EXHAUSTED: kind(
    409,
    'Code is used up',
    'This code has been used as often as it can be. Try another one, or place your order without it.',
  ),
  COUPON_NOT_APPLICABLE: kind(
    409,
    'Code does not fit',
    'This code does not fit your bag. Try another one, or place your order without it.',
  ),
  ADDRESS_NOT_SERVED: kind(
    422,
    'We do not deliver there',
    'We deliver to the fifty states and Washington, D.C.',
  ),
  DELIVERY_UNAVAILABLE: kind(
    409,
    'Not available this way',
    'This way of delivery is not available for your bag. Please choose another one.',
  ),
  GIFT_CARD_UNKNOWN: kind(
    404,
    'Unknown gift card',
    'We do not know this gift card. Please check the code on it.',
  ),
  GIFT_CARD_NOT_USABLE: kind(
    409,
    'Nothing left on it',
    'There is nothing left on this gift card, or it is not valid any more.',
  ),
  GIFT_CARD_CURRENCY: kind(
    409,
    'Another currency',
    'This gift card holds money of another currency. It pays in the shop it was bought for.',
  ),
  GIFT_CARD_CHANGED: kind(
    409,
    'Your gift card has changed',
    'There is less on your gift card than before. Nothing was charged. Here is what is left to pay now.',
  ),
  PAYMENT_METHOD_REQUIRED: kind(
    422,
    'A card is needed',
    'Your gift card does not cover the total. Please enter a card for the rest.',
  ),
  QUOTE_NOT_FOUND: kind(404, 'Total not found', 'We could not find this total. Please ask again.'),
  QUOTE_EXPIRED: kind(
    409,
    'Total has expired',
    'The total you saw was kept for a while and has run out. Please look over the one that holds now and place your order again.',
  ),
  PRICE_CHANGED: kind(
    409,
    'The total has changed',
    'A price or an offer changed since you saw the total. Please look it over and place your order again.',
  ),
  OUT_OF_STOCK: kind(
    409,
    'Not enough left',
    'Some items are gone. Nothing was charged. Take them out, or take fewer, and place your order again.',
  ),
  NO_LONGER_SOLD: kind(
    409,
    'No longer sold',
    'We no longer sell something in your bag. Nothing was charged. Take it out to go on with the rest.',
  ),
  BACKORDER_CHANGED: kind(
    409,
    'Some of it comes later',
    'Some items sold out just now and would come later. Nothing was charged. Please look at the new dates.',
  ),
  PURCHASE_LIMIT: kind(
    409,
    'More than one order can have',
    'There is a limit on one of the items. Nothing was charged. Lower its quantity to go on.',
  ),
  MINIMUM_ORDER: kind(
    409,
    'A little more, please',
    'Your bag is below our smallest order. Nothing was charged. Add something to go on.',
  ),
  AGE_CONFIRMATION_NEEDED: kind(
    409,
    'Please confirm your age',
    'One of the items is for adults. Nothing was charged. Confirm your age to go on.',
  ),
  IDEMPOTENCY_KEY_MISSING: kind(
    400,
    'Idempotency-Key missing',
    'Send an Idempotency-Key header of 8 to 128 letters, digits, dashes or underscores.',
  ),
  IDEMPOTENCY_KEY_REUSED: kind(
    422,
    'Idempotency-Key reused',
    'This Idempotency-Key stands for another request. Nothing new was placed. Send the request with a key of its own.',
  ),
  IDEMPOTENCY_IN_PROGRESS: kind(
    409,
    'Still working on it',
    'Your first request is still being worked on. Please wait a moment.',
  ),
  PAYMENT_NOT_EXPECTED: kind(
    409,
    'No payment needed',
    'This order is not waiting for a payment. Nothing was charged.',
  ),
  RETURN_NOT_FOUND: kind(404, 'No such return', 'There is no return of this number.'),
  RETURN_NOT_POSSIBLE: kind(409, 'Cannot be sent back', 'This cannot be sent back.'),
  RETURN_MOVED_ON: kind(
    409,
    'The return has moved on',
    'This return has moved on meanwhile. Look again.',
  ),
  INSPECTION_INVALID: kind(
    422,
    'Units do not add up',
    'Every announced unit has to be accounted for once.',
  ),
  CANCEL_NOT_POSSIBLE: kind(409, 'Too late to cancel', 'This order cannot be cancelled any more.'),
  REFUND_NOT_POSSIBLE: kind(409, 'Cannot be given back', 'This cannot be given back as asked.'),
  REFUND_NOT_FOUND: kind(404, 'No such refund', 'There is no such refund.'),
  REFUND_DECIDED: kind(409, 'Decided already', 'This refund has moved on meanwhile. Look again.'),
  REFUND_OWN: kind(403, 'Your own refund', 'Somebody else has to decide what you asked for.'),
  REVIEW_NOT_POSSIBLE: kind(
    409,
    'Not yet',
    'You can review what you have bought as soon as it has arrived.',
  ),
  ANSWER_NOT_POSSIBLE: kind(
    409,
    'Answers come from buyers',
    'You can answer questions about what you have bought here, as soon as it has arrived.',
  ),
  DISEASE_CLAIM: kind(
    422,
    'A claim about a disease',
    'The text promises to act on a disease, which we may not say. Please put it differently.',
  ),
  LABEL_WARNING_MISSING: kind(
    422,
    'A warning is missing',
    'What is inside asks for a warning that the label does not give. Without it the product stays out of the shop.',
  ),
  CLAIM_OWN: kind(
    409,
    'Somebody else approves it',
    'You have proposed this claim. A second person has to approve it.',
  ),
  CLAIM_EXPIRED: kind(409, 'Its time is over', 'The last day of this claim is over.'),
  LOT_NOT_FOUND: kind(404, 'No such lot', 'This product has no lot with this code.'),
  CERTIFICATE_KNOWN: kind(
    409,
    'On record already',
    'This certificate is on record with the same first day.',
  ),
  DOCUMENT_NOT_SHOWN: kind(
    415,
    'Not a document we show',
    'Send a PDF, or a picture as PNG, JPEG or WebP.',
  ),
  PICTURE_REFUSED: kind(
    422,
    'Not a picture we can use',
    'Send a still picture as JPEG, PNG or WebP.',
  ),
  PICTURES_FULL: kind(409, 'Enough pictures', 'Remove a picture of this product first.'),
  VERSION_REQUIRED: kind(428, 'Version required', 'Send the version you edited in If-Match.'),
  VERSION_CONFLICT: kind(412, 'Somebody was faster', 'This was changed since you opened it.'),
  SLUG_TAKEN: kind(409, 'Address taken', 'Another product has this address.'),
  CODES_DOWNLOADED: kind(
    409,
    'Downloaded already',
    'These codes have left the house once. Revoke the batch and make a new one when they are lost.',
  ),
  CODE_BATCH_NOT_FOUND: kind(404, 'No such batch', 'We could not find this batch of codes.'),
  CODE_TAKEN: kind(409, 'Code taken', 'This code is taken already.'),
  COLLECTION_NOT_FOUND: kind(404, 'No such collection', 'There is no such collection now.'),
  BRAND_NOT_FOUND: kind(404, 'No such brand', 'There is no such brand now.'),
  CATEGORY_MISPLACED: kind(
    409,
    'It cannot stand there',
    'A category stands in none that is below it, and categories go four levels down at most.',
  ),
  MULTIPACK_NOT_POSSIBLE: kind(
    409,
    'Not as a pack',
    'This size cannot become what was asked for. Nothing was changed.',
  ),
  STILL_IN_USE: kind(409, 'Still in use', 'Products or other categories are in it.'),
  SETTING_NOT_FOUND: kind(404, 'No such setting', 'There is no such setting in this market.'),
  SEGMENT_NOT_FOUND: kind(404, 'No such segment', 'There is no such segment of customers.'),
  SEGMENT_NOT_BY_HAND: kind(
    409,
    'Not kept by hand',
    'Members are named by hand only in segments that are kept by hand and are not archived.',
  ),
  ATTRIBUTE_NOT_FOUND: kind(404, 'No such attribute', 'We could not find this attribute.'),
  ATTRIBUTE_IN_USE: kind(409, 'Attribute in use', 'Products have it. Take it off them first.'),
  PROMOTION_NOT_FOUND: kind(404, 'No such promotion', 'We could not find this promotion.'),
  CAMPAIGN_NOT_FOUND: kind(404, 'No such campaign', 'We could not find this campaign.'),
  PRICE_LIST_NOT_FOUND: kind(404, 'No such price list', 'We could not find this price list.'),
  GIFT_CARD_NOT_FOUND: kind(404, 'No such gift card', 'We could not find this gift card.'),
  BULK_JOB_NOT_FOUND: kind(404, 'No such job', 'We could not find this import or export.'),
  BULK_NOT_NOW: kind(
    409,
    'Not at this point',
    'This import or export has moved on, or its rows do not allow it. Look at it again.',
  ),
  BULK_TOO_MANY_ROWS: kind(
    409,
    'Too many rows at once',
    'Counts hold up orders while they are taken over. Send fewer rows, or let bad rows be skipped.',
  ),
  BULK_FILES_GONE: kind(
    410,
    'Not kept any longer',
    'Files and bad rows of imports and exports are kept for a while only. Send the file again, or write it anew.',
  ),
  BULK_FILE_NOT_TEXT: kind(
    422,
    'Not a text file',
    'Send a CSV file or JSON lines in UTF-8. A spreadsheet has to be saved as CSV first.',
  ),
  SIGNATURE_INVALID: kind(400, 'Signature not valid', 'The signature does not fit this message.'),
  UNSUPPORTED_MEDIA_TYPE: kind(415, 'Unknown format', 'Send JSON (application/json).'),
  PAYLOAD_TOO_LARGE: kind(413, 'Too large', 'This request is larger than we take.'),
  RATE_LIMITED: kind(429, 'A little slower', 'Too many requests. Please try again in a moment.'),
  DEPENDENCY_UNAVAILABLE: kind(
    503,
    'Not available right now',
    'A part of the shop does not answer right now. Please try again in a moment.',
  ),
  INTERNAL: kind(500, 'Something went wrong', 'This is our fault. Please try again in a moment.'),
};

/** Identifies a kind of problem; not an address to fetch. */
export const problemType = (code: ProblemCode): string =>
  `urn:green-apple:problem:${code.toLowerCase().replaceAll('_', '-')}`;
