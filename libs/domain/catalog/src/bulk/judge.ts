import type { AttributeDefinition } from '../attributes.ts';
import { attributeValueFaults, isAttributeColumn } from './attribute-columns.ts';
import { BULK_COLUMNS, columnsAbout, type BulkKind } from './columns.ts';
import { diseaseClaims } from '../disease-claims.ts';
import { isFacts } from './facts.ts';
import { fault, type BulkFault } from './faults.ts';
import { missingWarnings } from '../label-warnings.ts';
import { factsFaults } from '../supplement-facts.ts';
import { relatedFaults } from './related-columns.ts';
import type { BulkRow } from './row.ts';

/** What the shop knows about the item a row names, at the time the row is judged. */
export interface KnownItem {
  /** Values of the item (or of its price, or its place in stock) by column; null when there is none yet. */
  readonly current: BulkRow | null;
  /** What the item's product, or the one the row names, is like; null when there is none yet. */
  readonly product: BulkRow | null;
  /** What an earlier row of the file says about the product. */
  readonly productInFile: BulkRow | null;
  /** The row's key was in the file before. */
  readonly doubled: boolean;
  /** Another product was once found by the address that the row names, and still is. */
  readonly addressLeft: boolean;
  readonly brandExists: boolean;
  /** The category's whole path; null when there is none. */
  readonly categoryPath: string | null;
  /** The item that has the row's barcode, by its SKU. */
  readonly barcodeOf: string | null;
  /** Of the products that the row names beside its own, those that are none. */
  readonly relatedMissing: readonly string[];
  /** `prices` and `stock`: whether the SKU, the market and the place exist. */
  readonly skuExists: boolean;
  readonly marketExists: boolean;
  readonly locationExists: boolean;
  /** `stock`: it is sold from the stock of what is in it, as packs and sets are. */
  readonly isMade: boolean;
  /** `stock`: units that are spoken for, and units that lie in lots. */
  readonly reserved: number;
  readonly inLots: number;
  /** `products`: what can be said of products beyond the fixed columns. */
  readonly attributes: readonly AttributeDefinition[];
}

/** Nothing is known: a row that names all that is new. */
export const NOTHING_KNOWN: KnownItem = {
  current: null,
  product: null,
  productInFile: null,
  doubled: false,
  addressLeft: false,
  brandExists: true,
  categoryPath: null,
  barcodeOf: null,
  relatedMissing: [],
  skuExists: false,
  marketExists: false,
  locationExists: false,
  isMade: false,
  reserved: 0,
  inLots: 0,
  attributes: [],
};

/** `after` is the item as the row would have it: what the row does not say stays as it is. */
export type Judgement =
  | { readonly code: 'bad'; readonly faults: readonly BulkFault[] }
  | { readonly code: 'same' }
  | { readonly code: 'new' | 'changed'; readonly after: BulkRow };

/** Judges a row that could be read. Pure: the same row and knowledge have the same judgement. */
export function judgeRow(kind: BulkKind, row: BulkRow, known: KnownItem): Judgement {
  const said: BulkRow =
    known.categoryPath === null || row['category'] === undefined
      ? row
      : { ...row, category: known.categoryPath };
  const before = { ...known.product, ...known.current };
  const after = withDefaults(kind, { ...before, ...known.productInFile, ...said }, known);
  const faults = [
    ...(known.doubled ? [fault(keyColumn(kind), 'DOUBLED')] : []),
    ...JUDGES[kind](said, after, known),
  ];
  if (faults.length > 0) return { code: 'bad', faults };
  if (known.current === null) return { code: 'new', after };
  return comparedColumns(kind, after).some((name) => differ(before, after, name))
    ? { code: 'changed', after }
    : { code: 'same' };
}

/** Columns by which a row may be another than what there is; a reason alone changes nothing. */
const comparedColumns = (kind: BulkKind, after: BulkRow): string[] => [
  ...BULK_COLUMNS[kind].map(({ name }) => name).filter((name) => name !== 'reason'),
  ...Object.keys(after).filter(isAttributeColumn),
];

const keyColumn = (kind: BulkKind): string => columnsAbout(kind, 'key')[0]?.name ?? 'sku';

/** Two values of a column, compared by what they say: objects may have their fields in any order. */
export const differ = (one: BulkRow, other: BulkRow, column: string): boolean =>
  canonical(one[column] ?? null) !== canonical(other[column] ?? null);

function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}

/** New things get what an empty cell stands for; what is published keeps the day it was. */
function withDefaults(kind: BulkKind, row: BulkRow, known: KnownItem): BulkRow {
  const filled = { ...row };
  for (const { name, empty, needed } of BULK_COLUMNS[kind])
    if (!needed && filled[name] === undefined) filled[name] = empty ?? null;
  const publishedAt = known.product?.['published_at'] ?? null;
  if (filled['published_at'] === null && publishedAt !== null) filled['published_at'] = publishedAt;
  return filled;
}

type Judge = (said: BulkRow, after: BulkRow, known: KnownItem) => BulkFault[];

const JUDGES: Readonly<Record<BulkKind, Judge>> = {
  products(said, after, known) {
    const faults: BulkFault[] = [];
    for (const { name, needed } of BULK_COLUMNS.products)
      if (needed && after[name] === undefined) faults.push(fault(name, 'REQUIRED'));
    const own = known.current?.['product'];
    if (own !== undefined && said['product'] !== undefined && own !== said['product'])
      faults.push(fault('product', 'PRODUCT_OF_ANOTHER'));
    if (known.product === null && known.addressLeft) faults.push(fault('product', 'ADDRESS_LEFT'));
    if (said['brand'] !== undefined && !known.brandExists)
      faults.push(fault('brand', 'BRAND_UNKNOWN'));
    if (said['category'] !== undefined && known.categoryPath === null)
      faults.push(fault('category', 'CATEGORY_UNKNOWN'));
    if (known.barcodeOf !== null && known.barcodeOf !== said['sku'])
      faults.push(fault('barcode', 'BARCODE_TAKEN'));
    const inFile = known.productInFile;
    if (inFile !== null)
      for (const { name } of columnsAbout('products', 'product', known.attributes))
        if (said[name] !== undefined && differ(inFile, said, name))
          faults.push(fault(name, 'PRODUCT_DIFFERS'));
    return [
      ...faults,
      ...attributeValueFaults(known.attributes, said),
      ...relatedFaults(said, after, known.relatedMissing),
      ...claimFaults(said),
      ...labelFaults(said, after, known),
      ...scheduleFaults(after),
      ...priceFaults(after),
    ];
  },
  prices(_said, after, known) {
    if (!known.skuExists) return [fault('sku', 'SKU_UNKNOWN')];
    if (!known.marketExists) return [fault('market', 'MARKET_UNKNOWN')];
    const missing = after['price'] === undefined ? [fault('price', 'REQUIRED')] : [];
    return [...missing, ...priceFaults(after)];
  },
  stock(said, after, known) {
    if (!known.skuExists) return [fault('sku', 'SKU_UNKNOWN')];
    if (!known.locationExists) return [fault('location', 'LOCATION_UNKNOWN')];
    const [was, count] = [Number(known.current?.['count'] ?? 0), Number(after['count'])];
    if (was === count) return [];
    const faults: BulkFault[] = [];
    // Nought takes away what somebody counted there before it was a pack.
    if (known.isMade && count > 0) faults.push(fault('sku', 'NO_STOCK_OF_ITS_OWN'));
    if ((said['reason'] ?? null) === null) faults.push(fault('reason', 'REASON_NEEDED'));
    if (count < known.reserved) faults.push(fault('count', 'COUNT_BELOW_RESERVED'));
    else if (count < known.inLots) faults.push(fault('count', 'COUNT_BELOW_LOTS'));
    return faults;
  },
};

/** What shoppers read as the shop's own word; cautions speak of diseases by their nature. */
const CLAIMING = ['title', 'subtitle', 'summary', 'description', 'benefits', 'directions'];

/** Texts that promise to act on a disease: a file says no more than the product's form lets somebody say. */
const claimFaults = (said: BulkRow): BulkFault[] =>
  CLAIMING.filter((name) =>
    [said[name]].flat().some((text) => typeof text === 'string' && diseaseClaims(text).length > 0),
  ).map((name) => fault(name, 'DISEASE_CLAIM'));

/** Panels that may not be printed, and labels that may not be published; what was in the shop before stays as it was. */
function labelFaults(said: BulkRow, after: BulkRow, { product }: KnownItem): BulkFault[] {
  const { form, facts, warnings, status } = after;
  if (!isFacts(facts) || typeof form !== 'string') return [];
  const touched =
    product?.['status'] !== 'published' ||
    ['facts', 'warnings', 'form'].some((name) => differ(product, after, name));
  const label = { form, facts, warnings: [warnings ?? []].flat().map(String) };
  return [
    ...(said['facts'] !== undefined && factsFaults(facts).length > 0
      ? [fault('facts', 'FACTS_UNFIT')]
      : []),
    ...(status === 'published' && touched && missingWarnings(label).length > 0
      ? [fault('warnings', 'LABEL_WARNING_MISSING')]
      : []),
  ];
}

/** A product leaves the shop after it came in, and needs to have come in at a time for that. */
function scheduleFaults({
  status,
  published_at: from,
  published_until: until,
}: BulkRow): BulkFault[] {
  if (typeof until !== 'string') return [];
  if (typeof from !== 'string')
    return status === 'published' ? [fault('published_at', 'REQUIRED')] : [];
  return Date.parse(from) >= Date.parse(until) ? [fault('published_until', 'LEAVES_FIRST')] : [];
}

/** What is wrong with a price and its sale. */
function priceFaults(after: BulkRow): BulkFault[] {
  const { price, sale_price: sale, sale_starts_at: starts, sale_ends_at: ends } = after;
  const faults: BulkFault[] = [];
  if (typeof sale === 'number' && typeof price === 'number' && sale > price)
    faults.push(fault('sale_price', 'SALE_ABOVE_PRICE'));
  if (
    typeof starts === 'string' &&
    typeof ends === 'string' &&
    Date.parse(starts) >= Date.parse(ends)
  )
    faults.push(fault('sale_ends_at', 'SALE_ENDS_FIRST'));
  return faults;
}
