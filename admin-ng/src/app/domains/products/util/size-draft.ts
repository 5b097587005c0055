import type { AdminVariant, CreateVariant, EditVariant } from '@green-apple/contracts-http';
import { barcodeFault, FOLLOWS_ITS_ITEM, UNITS } from '@green-apple/domain-catalog';
import { fromAmountText } from '../../shared/util-money/amount-text.ts';

/** A size as it is typed; numbers are texts until they are whole. */
export interface SizeDraft {
  readonly title: string;
  readonly sku: string;
  readonly barcode: string;
  readonly count: string;
  readonly unit: string;
  readonly flavour: string;
  readonly daysOfSupply: string;
  readonly weightGrams: string;
  readonly taxCode: string;
  readonly price: string;
}

/** What a size that is there already is not asked for. */
const FOR_GOOD = ['sku', 'price'];

/** What is asked about a new size, or about one that is there. */
export function isAsked(field: string, before: AdminVariant | null): boolean {
  if (before === null) return true;
  const follows = before.multipack !== null && FOLLOWS_ITS_ITEM.some((one) => one === field);
  return !follows && !FOR_GOOD.includes(field);
}

export const NEW_SIZE: SizeDraft = {
  title: '',
  sku: '',
  barcode: '',
  count: '',
  unit: UNITS[0],
  flavour: '',
  daysOfSupply: '',
  weightGrams: '',
  taxCode: '',
  price: '',
};

export const toSizeDraft = (size: AdminVariant): SizeDraft => ({
  title: size.title,
  sku: size.sku,
  barcode: size.barcode,
  count: String(size.count),
  unit: size.unit,
  flavour: size.flavour ?? '',
  daysOfSupply: size.daysOfSupply === 0 ? '' : String(size.daysOfSupply),
  weightGrams: String(size.weightGrams),
  taxCode: size.taxCode,
  price: '',
});

const whole = (text: string): number => (/^\s*\d{1,7}\s*$/.test(text) ? Number(text) : NaN);
/** As they are printed under the bars: in groups. */
const digits = (barcode: string): string => barcode.replaceAll(/[\s-]/g, '');

const MOST = 1_000_000;
const MOST_DAYS = 3650;
const isFrom = (least: number, most: number, number: number): boolean =>
  number >= least && number <= most;

/** What is wrong with a size as it is typed, by its field. */
export function sizeFaults(
  draft: SizeDraft,
  before: AdminVariant | null,
): Partial<Record<keyof SizeDraft, string>> {
  // A barcode from before the check digit was looked at may stay.
  const scanned =
    draft.barcode.trim() === before?.barcode ? null : barcodeFault(digits(draft.barcode));
  const days = draft.daysOfSupply.trim() === '' ? 0 : whole(draft.daysOfSupply);
  const faults: Partial<Record<keyof SizeDraft, string>> = {
    ...(draft.title.trim() === '' ? { title: 'A size needs a name.' } : {}),
    ...(draft.sku.trim() === '' ? { sku: 'A size needs an SKU.' } : {}),
    ...(scanned === null ? {} : { barcode: scanned }),
    ...(isFrom(1, MOST, whole(draft.count)) ? {} : { count: 'A whole number, at least 1' }),
    ...(isFrom(0, MOST_DAYS, days)
      ? {}
      : { daysOfSupply: `Whole days up to ${MOST_DAYS}, or nothing` }),
    ...(isFrom(1, MOST, whole(draft.weightGrams))
      ? {}
      : { weightGrams: 'Whole grams, at least 1' }),
    ...(draft.taxCode === '' ? { taxCode: 'Say how it is taxed.' } : {}),
    ...(fromAmountText(draft.price) ? {} : { price: 'An amount like 24.90' }),
  };
  return Object.fromEntries(Object.entries(faults).filter(([field]) => isAsked(field, before)));
}

const toFields = (draft: SizeDraft): CreateVariant => ({
  title: draft.title.trim(),
  sku: draft.sku.trim(),
  barcode: digits(draft.barcode),
  count: whole(draft.count),
  unit: UNITS.find((one) => one === draft.unit) ?? UNITS[0],
  flavour: draft.flavour.trim() || null,
  daysOfSupply: draft.daysOfSupply.trim() === '' ? 0 : whole(draft.daysOfSupply),
  weightGrams: whole(draft.weightGrams),
  taxCode: draft.taxCode,
  listMinor: fromAmountText(draft.price) ?? 0,
});

const isWhole = (draft: SizeDraft, before: AdminVariant | null): boolean =>
  Object.keys(sizeFaults(draft, before)).length === 0;

/** What is to be added; null while something is missing or wrong. */
export const toNewSize = (draft: SizeDraft): CreateVariant | null =>
  isWhole(draft, null) ? toFields(draft) : null;

/** What is to be changed of a size; null while nothing is, or something is wrong. */
export function toSizeEdit(draft: SizeDraft, before: AdminVariant): EditVariant | null {
  if (!isWhole(draft, before)) return null;
  const { sku: _sku, listMinor: _price, ...said } = toFields(draft);
  const was = toSizeDraft(before);
  const typed = Object.entries(said).filter(
    ([field]) =>
      isAsked(field, before) &&
      draft[field as keyof SizeDraft].trim() !== was[field as keyof SizeDraft],
  );
  return typed.length === 0 ? null : Object.fromEntries(typed);
}
