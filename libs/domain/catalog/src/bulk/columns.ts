import type { AttributeDefinition } from '../attributes.ts';
import { ALLERGENS, CERTIFICATES, DIETS, FORMS, GOALS } from '../product.ts';
import { attributeColumns, isAttributeColumn } from './attribute-columns.ts';
import {
  address,
  amount,
  choice,
  choices,
  flag,
  json,
  lines,
  path,
  text,
  time,
  whole,
  type CellFormat,
} from './cells.ts';
import { isFacts } from './facts.ts';
import { relatedProducts } from './related-columns.ts';

export const BULK_KINDS = ['products', 'prices', 'stock'] as const;
export type BulkKind = (typeof BULK_KINDS)[number];

export const BULK_FORMATS = ['csv', 'jsonl'] as const;
export type BulkFormat = (typeof BULK_FORMATS)[number];

/** What becomes of the good rows of a file that has bad ones. */
export const BULK_POLICIES = ['all_or_nothing', 'skip_bad_rows'] as const;
export type BulkPolicy = (typeof BULK_POLICIES)[number];

/** Beyond this, counts of stock are not taken over in one piece: orders of the same items would wait for it. */
export const MOST_COUNTS_AT_ONCE = 2_000;

export interface BulkColumn {
  readonly name: string;
  /** What it says something about; the key names the item. */
  readonly about: 'key' | 'product' | 'item' | 'price' | 'stock';
  /** When an empty cell is a fault: never, or when there is nothing yet that could keep its value. */
  readonly needed: boolean;
  /** What an empty cell stands for; null unless told. */
  readonly empty?: readonly string[] | number | string | boolean;
  readonly format: CellFormat;
}

type About = BulkColumn['about'];
const needed = (name: string, about: About, format: CellFormat): BulkColumn => ({
  name,
  about,
  needed: true,
  format,
});
const optional = (
  name: string,
  about: About,
  format: CellFormat,
  empty?: BulkColumn['empty'],
): BulkColumn => ({
  name,
  about,
  needed: false,
  format,
  ...(empty === undefined ? {} : { empty }),
});

export const UNITS = [
  'capsules',
  'tablets',
  'softgels',
  'gummies',
  'g',
  'ml',
  'bags',
  'bars',
  'sachets',
] as const;

const MOST_UNITS = 1_000_000;

const PRICE_COLUMNS = [
  needed('price', 'price', amount),
  optional('sale_price', 'price', amount),
  optional('sale_starts_at', 'price', time),
  optional('sale_ends_at', 'price', time),
];

/**
 * The columns that each kind always has, in the order of an export. One row is one item (variant); what rows of one product
 * say about the product is the same in each of them.
 */
export const BULK_COLUMNS: Readonly<Record<BulkKind, readonly BulkColumn[]>> = {
  products: [
    needed('sku', 'key', text(40)),
    needed('product', 'product', address),
    needed('title', 'product', text(120)),
    optional('subtitle', 'product', text(160), ''),
    needed('brand', 'product', address),
    needed('category', 'product', path),
    needed('goal', 'product', choice(GOALS)),
    needed('form', 'product', choice(FORMS)),
    needed('status', 'product', choice(['draft', 'published', 'archived'])),
    optional('published_at', 'product', time),
    optional('published_until', 'product', time),
    needed('summary', 'product', text(240)),
    optional('description', 'product', lines(10, 2000), []),
    optional('benefits', 'product', lines(10, 200), []),
    needed('facts', 'product', json(isFacts)),
    optional('allergens', 'product', choices(ALLERGENS), []),
    optional('diets', 'product', choices(DIETS), []),
    optional('certificates', 'product', choices(CERTIFICATES), []),
    needed('directions', 'product', text(1000)),
    optional('warnings', 'product', lines(20, 400), []),
    optional('goes_with', 'product', relatedProducts, []),
    optional('instead_of', 'product', relatedProducts, []),
    needed('item', 'item', text(120)),
    needed('barcode', 'item', text(40)),
    needed('count', 'item', whole(1, MOST_UNITS)),
    needed('unit', 'item', choice(UNITS)),
    optional('flavour', 'item', text(80)),
    optional('days_of_supply', 'item', whole(0, 3650), 0),
    needed('weight_grams', 'item', whole(1, MOST_UNITS)),
    needed('tax_code', 'item', text(40)),
    optional('position', 'item', whole(0, 1000), 0),
    optional('active', 'item', flag, true),
    ...PRICE_COLUMNS,
  ],
  prices: [
    needed('sku', 'key', text(40)),
    optional('market', 'key', text(12), 'US'),
    ...PRICE_COLUMNS,
  ],
  stock: [
    needed('sku', 'key', text(40)),
    needed('location', 'key', text(40)),
    needed('count', 'stock', whole(0, MOST_UNITS)),
    optional('reason', 'stock', text(200)),
  ],
};

/** The columns of a kind in a shop that has these attributes. */
export const columnsOf = (
  kind: BulkKind,
  attributes: readonly AttributeDefinition[],
): readonly BulkColumn[] =>
  kind === 'products'
    ? [...BULK_COLUMNS.products, ...attributeColumns(attributes)]
    : BULK_COLUMNS[kind];

export const columnsAbout = (
  kind: BulkKind,
  about: About,
  attributes: readonly AttributeDefinition[] = [],
): readonly BulkColumn[] => columnsOf(kind, attributes).filter((column) => column.about === about);

/** What a file has no say in, though other files of shops have it: told row by row, where there is something. */
export const CLAIMS_COLUMN = 'claims';

/** Columns that are read row by row: whether a row is good depends on the shop, or on whether it has a value. */
const isReadByRow = (kind: BulkKind, name: string): boolean =>
  kind === 'products' && (isAttributeColumn(name) || name === CLAIMS_COLUMN);

/** Why a file's columns cannot be mapped; names them. */
export type HeaderFault =
  | { readonly code: 'COLUMNS_UNKNOWN'; readonly columns: readonly string[] }
  | { readonly code: 'COLUMNS_DOUBLED'; readonly columns: readonly string[] }
  | { readonly code: 'COLUMNS_MISSING'; readonly columns: readonly string[] };

/** What is wrong with the header of a file; null when its rows can be read. Names are compared as they are. */
export function headerFault(kind: BulkKind, header: readonly string[]): HeaderFault | null {
  const known = BULK_COLUMNS[kind];
  const unknown = header.filter(
    (name) => !known.some((column) => column.name === name) && !isReadByRow(kind, name),
  );
  if (unknown.length > 0) return { code: 'COLUMNS_UNKNOWN', columns: unknown };
  const doubled = header.filter((name, at) => header.indexOf(name) !== at);
  if (doubled.length > 0) return { code: 'COLUMNS_DOUBLED', columns: [...new Set(doubled)] };
  const missing = known
    .filter(({ about, needed: must }) => must && (about === 'key' || about === 'stock'))
    .map(({ name }) => name)
    .filter((name) => !header.includes(name));
  return missing.length > 0 ? { code: 'COLUMNS_MISSING', columns: missing } : null;
}
