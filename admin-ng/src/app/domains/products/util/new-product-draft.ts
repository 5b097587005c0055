import type { CreateProduct, CreateVariant } from '@green-apple/contracts-http';
import type { Form, Goal } from '@green-apple/domain-catalog';
import { fromAmountText } from '../../shared/util-money/amount-text.ts';
import { codeFrom } from './attribute-draft.ts';

/** A new product as it is typed; empty choices are not made yet. */
export interface NewProductDraft {
  readonly title: string;
  /** Empty: the one that follows from the title. */
  readonly slug: string;
  readonly brandId: string;
  readonly categoryId: string;
  readonly goal: Goal | '';
  readonly form: Form | '';
  readonly summary: string;
  readonly servingSize: string;
  readonly directions: string;
}

export const EMPTY_PRODUCT: NewProductDraft = {
  title: '',
  slug: '',
  brandId: '',
  categoryId: '',
  goal: '',
  form: '',
  summary: '',
  servingSize: '',
  directions: '',
};

export const slugOf = ({ slug, title }: NewProductDraft): string =>
  codeFrom(slug.trim() || title, '-').slice(0, 140);

/** What is to be made; null while something is missing. */
export function toNewProduct(draft: NewProductDraft): CreateProduct | null {
  const { goal, form, brandId, categoryId } = draft;
  const texts = {
    slug: slugOf(draft),
    title: draft.title.trim(),
    summary: draft.summary.trim(),
    servingSize: draft.servingSize.trim(),
    directions: draft.directions.trim(),
  };
  const missing = [brandId, categoryId, ...Object.values(texts)].some((text) => text === '');
  return missing || goal === '' || form === ''
    ? null
    : { ...texts, brandId, categoryId, goal, form };
}

/** A new size as it is typed; numbers are texts until they are whole. */
export interface NewSizeDraft {
  readonly title: string;
  readonly sku: string;
  readonly barcode: string;
  readonly count: string;
  readonly unit: CreateVariant['unit'];
  readonly flavour: string;
  readonly daysOfSupply: string;
  readonly weightGrams: string;
  readonly taxCode: string;
  readonly price: string;
}

const whole = (text: string, least: number): number | null => {
  const number = /^\d{1,7}$/.test(text.trim()) ? Number(text) : NaN;
  return number >= least ? number : null;
};

/** What is to be added; null while something is missing or is no number. */
export function toNewSize(draft: NewSizeDraft): CreateVariant | null {
  const [title, sku, barcode] = [draft.title.trim(), draft.sku.trim(), draft.barcode.trim()];
  const count = whole(draft.count, 1);
  const weightGrams = whole(draft.weightGrams, 1);
  const daysOfSupply = draft.daysOfSupply.trim() === '' ? 0 : whole(draft.daysOfSupply, 0);
  const listMinor = fromAmountText(draft.price);
  if (title === '' || sku === '' || barcode === '') return null;
  if (count === null || weightGrams === null || daysOfSupply === null || !listMinor) return null;
  const { unit, taxCode, flavour } = draft;
  return {
    title,
    sku,
    barcode,
    count,
    unit,
    flavour: flavour.trim() || null,
    daysOfSupply,
    weightGrams,
    taxCode,
    listMinor,
  };
}
