import type { VariantPrice } from '@green-apple/domain-catalog';
import type { ProductPlan } from './line-up.ts';

/** Medicines, or not approved as food, in some of the countries: not sold in the EU at all. */
const NOT_IN_EU: ReadonlySet<string> = new Set(['melatonin', 'melatonin-slow', '5-htp']);

export const isSoldInEu = ({ formula }: ProductPlan): boolean => !NOT_IN_EU.has(formula.key);

/** Euro prices end in ninety cents and hold their VAT; a sale takes the same share off as at home. */
export function euPriceOf(plan: ProductPlan, home: VariantPrice): VariantPrice | null {
  if (!isSoldInEu(plan)) return null;
  const listMinor = Math.max(290, Math.round((home.listMinor * 1.02) / 100) * 100 - 10);
  const share = home.saleMinor === null ? null : home.saleMinor / home.listMinor;
  return {
    ...home,
    market: 'EU',
    currency: 'EUR',
    listMinor,
    saleMinor: share === null ? null : Math.round((listMinor * share) / 10) * 10,
  };
}

/** Leipzig keeps a sixth of what lies in the home market; what is scarce there has not come here. */
export const euStockOf = (homeUnits: number): number =>
  homeUnits <= 5 ? 0 : Math.max(1, Math.round(homeUnits / 6));
