import type {
  AttributeDefinition,
  AttributeValue,
  AttributeValues,
} from '@green-apple/domain-catalog';

/** What was typed, as values; what is no number stays text, and is a fault that the form names. */
export function toAttributeValues(
  { kind, multiple }: Pick<AttributeDefinition, 'kind' | 'multiple'>,
  text: string,
): AttributeValue[] {
  const parts = multiple ? text.split('\n') : [text];
  return parts
    .map((part) => part.trim())
    .filter(Boolean)
    .map((part) => {
      const number = Number(part.replace(',', '.'));
      return kind === 'number' && Number.isFinite(number) ? number : part;
    });
}

/** One line for each attribute, so that two states of a product can be laid side by side. */
export const attributeText = (values: AttributeValues): string =>
  Object.entries(values)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([code, list]) => `${code}: ${list.join(', ')}`)
    .join('\n');

/** Equal values are equal whatever order they were said in. */
export const sameAttributes = (one: AttributeValues, other: AttributeValues): boolean =>
  JSON.stringify(ordered(one)) === JSON.stringify(ordered(other));

const ordered = (values: AttributeValues): object =>
  Object.entries(values).sort(([a], [b]) => (a < b ? -1 : 1));
