import type { CreateProduct } from '@green-apple/contracts-http';
import type { Form, Goal } from '@green-apple/domain-catalog';
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
