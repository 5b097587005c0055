import { ALT_MOST } from './media/index.ts';

/** What can be written in other languages. */
export const TRANSLATION_KINDS = [
  'product',
  'brand',
  'category',
  'collection',
  'attribute',
] as const;
export type TranslationKind = (typeof TRANSLATION_KINDS)[number];

/** One text, or one for each paragraph or point. */
export type Wording = string | readonly string[];

/** Texts by field; the label of an attribute's choice is `choice.<code>`, what a picture shows is `alt.<key>`. */
export type Texts = Readonly<Record<string, Wording>>;

/** The field of what the picture of this key shows. */
export const altField = (key: string): string => `alt.${key}`;

/** Texts in one language, and what each of them was translated from. */
export interface Translation {
  readonly texts: Texts;
  readonly source: Texts;
}

/** By locale. */
export type Translations = Readonly<Record<string, Translation>>;

/** What shows in another language: which one, and the fields that are in it; all others are as they were written. */
export interface InLanguage {
  readonly locale: string;
  readonly fields: readonly string[];
}

/** How long a text of a field may be, and how many a list may have; everywhere as in the language it is written in. */
const LIMITS: Readonly<
  Record<TranslationKind, Readonly<Record<string, readonly [length: number, items?: number]>>>
> = {
  product: {
    title: [120],
    subtitle: [160],
    summary: [240],
    description: [2000, 10],
    benefits: [200, 10],
    directions: [1000],
    warnings: [400, 20],
    seoTitle: [120],
    seoDescription: [320],
  },
  brand: { story: [2000] },
  category: { name: [80], blurb: [400] },
  collection: { name: [80], blurb: [400] },
  attribute: { name: [60], unit: [20] },
};
/** Fields that a thing has as many of as it has parts. */
const PART_LIMITS = [
  ['choice.', [60]],
  [altField(''), [ALT_MOST]],
] as const;

const limitOf = (kind: TranslationKind, field: string): readonly [length: number, items?: number] =>
  LIMITS[kind][field] ?? PART_LIMITS.find(([part]) => field.startsWith(part))?.[1] ?? [0];

/** The fields of a thing in the order they are read in; those of its parts come last. */
export function inFieldOrder(kind: TranslationKind, base: Texts): [field: string, text: Wording][] {
  const order = Object.keys(LIMITS[kind]);
  const place = (field: string): number => (order.includes(field) ? order.indexOf(field) : 100);
  return Object.entries(base).sort(
    ([a], [b]) => place(a) - place(b) || (a < b ? -1 : Number(a !== b)),
  );
}

/** Somebody could come to harm by these: once they were written anew, an older translation is not shown any more. */
const OF_SAFETY: ReadonlySet<string> = new Set(['directions', 'warnings']);

const isBlank = (wording: Wording): boolean => wording.length === 0;
const same = (a: Wording | undefined, b: Wording | undefined): boolean =>
  JSON.stringify(a) === JSON.stringify(b);

/** True when `field` was written anew after it was translated. */
const isOutdated = (base: Texts, { source }: Translation, field: string): boolean =>
  !same(base[field], source[field]);

/** The fields of `base` that a translation has and that may be shown, with their texts. */
export function shownTexts(base: Texts, translation: Translation): Texts {
  return Object.fromEntries(
    Object.entries(translation.texts).filter(
      ([field]) =>
        base[field] !== undefined &&
        !(OF_SAFETY.has(field) && isOutdated(base, translation, field)),
    ),
  );
}

/** What a translator has left to do. */
export interface TranslationState {
  /** Written, and not translated. */
  readonly missing: readonly string[];
  /** Written anew since it was translated. */
  readonly outdated: readonly string[];
}

export function translationState(base: Texts, translation: Translation | null): TranslationState {
  const written = Object.keys(base).filter((field) => !isBlank(base[field] ?? ''));
  const has = (field: string): boolean => translation?.texts[field] !== undefined;
  return {
    missing: written.filter((field) => !has(field)),
    outdated: Object.keys(base).filter(
      (field) => translation !== null && has(field) && isOutdated(base, translation, field),
    ),
  };
}

export interface TranslationFault {
  /** Of the text, e.g. `benefits.1`. */
  readonly path: string;
  readonly message: string;
}

/** What is wrong with texts of a translation, in words for the employee; none when they fit what they translate. */
export function translationFaults(
  kind: TranslationKind,
  base: Texts,
  texts: Texts,
): TranslationFault[] {
  return Object.entries(texts).flatMap(([field, wording]) => {
    const written = base[field];
    const [length, items] = limitOf(kind, field);
    if (written === undefined || length === 0)
      return [{ path: field, message: 'There is no such text.' }];
    if (Array.isArray(wording) !== (items !== undefined))
      return [{ path: field, message: 'It has another shape than what it translates.' }];
    if (Array.isArray(wording) && wording.length > (items ?? 0))
      return [{ path: field, message: `${items} at most.` }];
    return [wording].flat().flatMap((text, at): TranslationFault[] => {
      const path = Array.isArray(wording) ? `${field}.${at}` : field;
      if (text.trim() === '') return [{ path, message: 'It is empty.' }];
      return text.length > length ? [{ path, message: `${length} characters at most.` }] : [];
    });
  });
}
