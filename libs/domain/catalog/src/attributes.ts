import type { Texts } from './translation.ts';

export const ATTRIBUTE_KINDS = ['text', 'number', 'boolean', 'choice'] as const;
export type AttributeKind = (typeof ATTRIBUTE_KINDS)[number];

/** Whether a product has one value for all its sizes, or each size its own. */
export type AttributeScope = 'product' | 'variant';

export interface AttributeChoice {
  readonly code: string;
  readonly label: string;
}

/** Something that can be said of products, as employees define it. */
export interface AttributeDefinition {
  /** Stands in addresses and stored values, and never changes. */
  readonly code: string;
  readonly name: string;
  readonly kind: AttributeKind;
  readonly scope: AttributeScope;
  /** Several values at once; never of yes or no. */
  readonly multiple: boolean;
  /** Shoppers can narrow lists by it; never of free text. */
  readonly filterable: boolean;
  /** Of numbers, e.g. "mg". */
  readonly unit: string | null;
  /** Of numbers: where the ranges of the filter begin, ascending. */
  readonly steps: readonly number[];
  /** What can be chosen; of choices only. */
  readonly choices: readonly AttributeChoice[];
  readonly position: number;
  readonly version: number;
  /** Its texts in other languages, by locale; the label of a choice is `choice.<code>`. */
  readonly translations?: Readonly<Record<string, Texts>>;
}

/** A definition as shoppers read it in a language: what was translated, and the rest as it was written. */
export function attributeInLanguage(
  definition: AttributeDefinition,
  locale: string | undefined,
): AttributeDefinition {
  const texts = locale === undefined ? undefined : definition.translations?.[locale];
  if (texts === undefined) return definition;
  const said = (field: string, otherwise: string): string => {
    const wording = texts[field];
    return typeof wording === 'string' ? wording : otherwise;
  };
  return {
    ...definition,
    name: said('name', definition.name),
    unit: definition.unit === null ? null : said('unit', definition.unit),
    choices: definition.choices.map(({ code, label }) => ({
      code,
      label: said(`choice.${code}`, label),
    })),
  };
}

export type AttributeValue = string | number | boolean;

/** Values by the code of their attribute; always a list, never an empty one. */
export type AttributeValues = Readonly<Record<string, readonly AttributeValue[]>>;

export interface AttributeFault {
  readonly code: string;
  readonly message: string;
}

const LONGEST_TEXT = 200;
const MOST_VALUES = 20;
/** Larger numbers, or finer ones, are a typing mistake. */
const LARGEST_NUMBER = 1e9;

/** What is wrong with values of a scope, in words for the employee; none when they fit their definitions. */
export function attributeFaults(
  definitions: readonly AttributeDefinition[],
  scope: AttributeScope,
  values: AttributeValues,
): AttributeFault[] {
  return Object.entries(values).flatMap(([code, list]) => {
    const definition = definitions.find((one) => one.code === code && one.scope === scope);
    const message = definition ? faultOf(definition, list) : 'There is no such attribute.';
    return message === null ? [] : [{ code, message }];
  });
}

function faultOf(definition: AttributeDefinition, list: readonly AttributeValue[]): string | null {
  const { name, kind, multiple, choices } = definition;
  if (list.length === 0) return `${name} is empty.`;
  if (!multiple && list.length > 1) return `${name} takes one value.`;
  if (list.length > MOST_VALUES) return `${name} takes ${MOST_VALUES} values at most.`;
  if (new Set(list).size < list.length) return `${name} has the same value twice.`;
  const fits = (value: AttributeValue): boolean => {
    switch (kind) {
      case 'text':
        return typeof value === 'string' && value.trim() !== '' && value.length <= LONGEST_TEXT;
      case 'number':
        return typeof value === 'number' && Math.abs(value) <= LARGEST_NUMBER;
      case 'boolean':
        return typeof value === 'boolean';
      case 'choice':
        return choices.some((choice) => choice.code === value);
    }
  };
  return list.every(fits) ? null : FAULTS[kind](name);
}

const FAULTS: Readonly<Record<AttributeKind, (name: string) => string>> = {
  text: (name) => `${name} is a text of ${LONGEST_TEXT} characters at most.`,
  number: (name) => `${name} is a number.`,
  boolean: (name) => `${name} is yes or no.`,
  choice: (name) => `${name} is one of its choices.`,
};

/** A value as shoppers read it: "40 mg", "Yes", the label of a choice. */
export function attributeWords(definition: AttributeDefinition, value: AttributeValue): string {
  if (typeof value === 'boolean') return value ? 'Yes' : 'No';
  if (typeof value === 'number')
    return definition.unit === null ? String(value) : `${value} ${definition.unit}`;
  return definition.choices.find(({ code }) => code === value)?.label ?? value;
}

export interface DescribedAttribute {
  readonly code: string;
  readonly name: string;
  readonly values: readonly string[];
  /** Set where its name is in another language than it was written in. */
  readonly lang?: string;
  /** The same of its values: labels of choices, never a yes or a number. */
  readonly valuesLang?: string;
}

/** Values in the order of their definitions, in words; what has lost its definition is left out. */
export function describeAttributes(
  definitions: readonly AttributeDefinition[],
  values: AttributeValues,
  locale?: string,
): DescribedAttribute[] {
  return definitions
    .toSorted((a, b) => a.position - b.position || (a.code < b.code ? -1 : 1))
    .flatMap((definition) => {
      const list = values[definition.code];
      if (!list?.length) return [];
      const { code } = definition;
      const shown = attributeInLanguage(definition, locale);
      return [
        {
          code,
          name: shown.name,
          values: list.map((value) => attributeWords(shown, value)),
          ...languageOfName(definition, locale),
          ...(locale !== undefined && list.some((value) => isLabelled(definition, locale, value))
            ? { valuesLang: locale }
            : {}),
        },
      ];
    });
}

const isLabelled = (
  { translations }: AttributeDefinition,
  locale: string,
  value: AttributeValue,
): boolean => translations?.[locale]?.[`choice.${value}`] !== undefined;

/** Says so where the name of an attribute is in the language that was asked for. */
export const languageOfName = (
  { translations }: Pick<AttributeDefinition, 'translations'>,
  locale: string | undefined,
): { readonly lang?: string } =>
  locale !== undefined && translations?.[locale]?.['name'] !== undefined ? { lang: locale } : {};

/** A chosen filter: a value as it is stored, or a range of numbers `from..to`, either end open, `to` left out. */
export interface AttributeFilter {
  readonly code: string;
  readonly values: readonly string[];
  readonly ranges: readonly NumberRange[];
}

export interface NumberRange {
  readonly from: number | null;
  readonly to: number | null;
}

const TOKEN = /^([a-z][a-z0-9_]{1,39}):([A-Za-z0-9._-]{1,60})$/;
const RANGE = /^(-?\d{1,9}(?:\.\d{1,4})?)?\.\.(-?\d{1,9}(?:\.\d{1,4})?)?$/;

/** True for what can stand in an address as a chosen value: `origin:pe`, `caffeine_mg:50..100`. */
export const isAttributeToken = (token: string): boolean => TOKEN.test(token);

/** Chosen values by attribute; several of one widen a list, several attributes narrow it. */
export function readAttributeFilters(tokens: readonly string[]): AttributeFilter[] {
  const filters = new Map<string, { values: string[]; ranges: NumberRange[] }>();
  for (const token of tokens) {
    const [, code, value] = TOKEN.exec(token) ?? [];
    if (code === undefined || value === undefined) continue;
    const filter = filters.get(code) ?? { values: [], ranges: [] };
    const range = RANGE.exec(value);
    if (range) filter.ranges.push({ from: bound(range[1]), to: bound(range[2]) });
    else filter.values.push(value);
    filters.set(code, filter);
  }
  return [...filters].map(([code, filter]) => ({ code, ...filter }));
}

const bound = (text: string | undefined): number | null =>
  text === undefined ? null : Number(text);

export interface AttributeRange extends NumberRange {
  /** As it stands in a token. */
  readonly value: string;
  readonly label: string;
}

/** The ranges a numeric attribute is filtered by; together they hold every number. */
export function attributeRanges({ steps, unit }: AttributeDefinition): AttributeRange[] {
  if (steps.length === 0) return [];
  const within = (amount: number): string => (unit === null ? `${amount}` : `${amount} ${unit}`);
  const bounds = [null, ...steps, null];
  return bounds.slice(0, -1).map((from, at) => {
    const to = bounds[at + 1] ?? null;
    const label =
      from === null
        ? `Under ${within(to ?? 0)}`
        : to === null
          ? `${within(from)} and more`
          : `${from} to under ${within(to)}`;
    return { from, to, value: `${from ?? ''}..${to ?? ''}`, label };
  });
}
