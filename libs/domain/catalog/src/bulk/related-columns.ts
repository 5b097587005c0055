import { RELATED_SHELF, RELATIONS, type RelationKind } from '../related.ts';
import { ADDRESS, type CellFormat } from './cells.ts';
import { fault, type BulkFault } from './faults.ts';
import type { BulkRow } from './row.ts';

/** Stands behind a product whose own page names this one too. */
const BOTH_WAYS = ' (both ways)';

/** What a row names beside its product. */
export interface NamedProduct {
  readonly slug: string;
  readonly kind: RelationKind;
  readonly mutual: boolean;
}

/** Addresses of products in the order of the page: `zinc|omega-3 (both ways)`. */
export const relatedProducts: CellFormat = {
  separator: '|',
  read: (cell) => {
    const named = cell.split('|').map((one) => one.trim());
    return named.every((one) => ADDRESS.test(toNamed(one).slug))
      ? { ok: true, value: [...new Set(named)] }
      : { ok: false, code: 'NOT_AN_ADDRESS' };
  },
  write: (list) => (list as readonly string[]).join('|'),
};

/** What a row names, list after list. */
export const namedProducts = (row: BulkRow): NamedProduct[] =>
  RELATIONS.flatMap((kind) => {
    const named = row[kind];
    return Array.isArray(named) ? named.map((one) => ({ ...toNamed(String(one)), kind })) : [];
  });

const toNamed = (text: string): Pick<NamedProduct, 'slug' | 'mutual'> =>
  text.endsWith(BOTH_WAYS)
    ? { slug: text.slice(0, -BOTH_WAYS.length), mutual: true }
    : { slug: text, mutual: false };

/** What is wrong with the lists that a row has; `missing` are those it names that are no products. */
export function relatedFaults(
  said: BulkRow,
  after: BulkRow,
  missing: readonly string[],
): BulkFault[] {
  const all = namedProducts(after).map(({ slug }) => slug);
  return RELATIONS.filter((kind) => said[kind] !== undefined).flatMap((kind) => {
    const named = namedProducts({ [kind]: said[kind] ?? null }).map(({ slug }) => slug);
    const some = (test: (slug: string) => boolean): boolean => named.some(test);
    return [
      ...(some((slug) => missing.includes(slug)) ? [fault(kind, 'RELATED_UNKNOWN')] : []),
      ...(some((slug) => slug === after['product']) ? [fault(kind, 'RELATED_TO_ITSELF')] : []),
      ...(some((slug) => all.indexOf(slug) !== all.lastIndexOf(slug))
        ? [fault(kind, 'RELATED_TWICE')]
        : []),
      ...(named.length > 0 && all.length > RELATED_SHELF.most
        ? [fault(kind, 'RELATED_TOO_MANY')]
        : []),
    ];
  });
}
