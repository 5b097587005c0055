/** Why a row cannot be taken, by a code that programs may rely on, in words for employees. */
export const BULK_FAULTS = {
  REQUIRED: 'Needs a value.',
  TOO_LONG: 'Is longer than this field holds.',
  NOT_A_CHOICE: 'Is none of the values this field knows.',
  NOT_A_NUMBER: 'Is not a whole number in the range of this field.',
  NOT_A_DECIMAL: 'Is not a number such as 2.5.',
  NOT_AN_AMOUNT: 'Is not an amount such as 18.00.',
  NOT_A_TIME: 'Is not a time such as 2026-03-01T09:00:00Z.',
  NOT_AN_ADDRESS: 'Has other characters than a-z, 0-9 and single dashes.',
  NOT_JSON: 'Is not the JSON this field holds.',
  NOT_LEGIBLE: 'Has characters that nobody can read.',
  NOT_YES_OR_NO: 'Is neither yes nor no.',
  ATTRIBUTE_UNKNOWN: 'There is no such attribute.',
  ATTRIBUTE_UNFIT: 'Does not fit the attribute as it is defined now.',
  CLAIMS_NEED_APPROVAL:
    'A file has no say in claims: one person proposes them and another approves, under Claims.',
  DISEASE_CLAIM: 'Promises to act on a disease; supplements may not.',
  FACTS_UNFIT:
    'Has a nutrient twice, or a blend with fewer than two parts, with a daily value or without a weight.',
  LABEL_WARNING_MISSING:
    'Lacks a warning that the law asks for by what is inside; without it nothing is published.',
  RELATED_UNKNOWN: 'Names a product that is neither in the shop nor in the rows above.',
  RELATED_TO_ITSELF: 'A product does not stand beside itself.',
  RELATED_TWICE: 'Names a product twice.',
  RELATED_TOO_MANY: 'Names more than eight products, both lists together.',
  DOUBLED: 'The file has this item twice.',
  PRODUCT_DIFFERS: 'Another row of the file says something else about this product.',
  PRODUCT_OF_ANOTHER: 'This item belongs to another product; items cannot move.',
  ADDRESS_LEFT: 'Another product had this address and is still found by it.',
  BRAND_UNKNOWN: 'There is no such brand.',
  CATEGORY_UNKNOWN: 'There is no such category.',
  BARCODE_TAKEN: 'Another item has this barcode.',
  SKU_UNKNOWN: 'There is no such item.',
  MARKET_UNKNOWN: 'There is no such market.',
  LOCATION_UNKNOWN: 'There is no such place.',
  NO_STOCK_OF_ITS_OWN: 'Is made of other items and has no stock of its own; count those.',
  SALE_ABOVE_PRICE: 'The sale price is above the price.',
  SALE_ENDS_FIRST: 'The sale ends before it begins.',
  LEAVES_FIRST: 'It would leave the shop before it comes in.',
  REASON_NEEDED: 'A count that differs from the book needs a reason.',
  COUNT_BELOW_RESERVED: 'More units than that are reserved for orders.',
  COUNT_BELOW_LOTS: 'The lots there hold more; correct them first.',
  ROW_TOO_LONG: 'The row is longer than 512 KB, so nobody has read it.',
  ROW_BROKEN: 'The row cannot be read: quotes or the number of fields do not fit.',
} as const;
export type BulkFaultCode = keyof typeof BULK_FAULTS;

export interface BulkFault {
  /** Null when the row as a whole is at fault. */
  readonly column: string | null;
  readonly code: BulkFaultCode;
}

export const fault = (column: string | null, code: BulkFaultCode): BulkFault => ({ column, code });
