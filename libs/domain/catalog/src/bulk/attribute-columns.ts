import {
  attributeFaults,
  type AttributeDefinition,
  type AttributeKind,
  type AttributeScope,
  type AttributeValue,
  type AttributeValues,
} from '../attributes.ts';
import {
  choice,
  choices,
  decimal,
  flag,
  lines,
  listOf,
  listOfOne,
  text,
  type BulkValue,
  type CellFormat,
} from './cells.ts';
import type { BulkColumn } from './columns.ts';
import { fault, type BulkFault } from './faults.ts';

const PREFIX = 'attribute:';
const LONGEST_TEXT = 200;
const MOST_VALUES = 20;

/** True for a column that speaks of an attribute, be there such an attribute or not. */
export const isAttributeColumn = (name: string): boolean => name.startsWith(PREFIX);

export const attributeColumn = (code: string): string => `${PREFIX}${code}`;

/** The columns of attributes in their order; cells hold values as the attribute's kind has them. */
export const attributeColumns = (definitions: readonly AttributeDefinition[]): BulkColumn[] =>
  definitions.map((definition) => ({
    name: attributeColumn(definition.code),
    about: definition.scope === 'product' ? 'product' : 'item',
    needed: false,
    format: formatOf(definition),
  }));

const formatOf = (definition: AttributeDefinition): CellFormat => {
  const [one, several] = FORMATS[definition.kind](definition);
  return definition.multiple ? several : listOfOne(one);
};

/** How one value is written, and how several are. */
const FORMATS: Readonly<
  Record<AttributeKind, (definition: AttributeDefinition) => readonly [CellFormat, CellFormat]>
> = {
  text: () => [text(LONGEST_TEXT), lines(MOST_VALUES, LONGEST_TEXT)],
  number: () => [decimal, listOf(decimal)],
  boolean: () => [flag, listOf(flag)],
  choice: ({ choices: known }) => {
    const codes = known.map(({ code }) => code);
    return [choice(codes), choices(codes)];
  },
};

/** Values of a scope out of a row that has columns of attributes, as they are stored: no list is empty. */
export const attributeValuesOf = (
  definitions: readonly AttributeDefinition[],
  scope: AttributeScope,
  row: Readonly<Record<string, BulkValue>>,
): AttributeValues =>
  Object.fromEntries(
    definitions.flatMap(({ code, scope: of }) => {
      const values = row[attributeColumn(code)];
      return of === scope && Array.isArray(values) && values.length > 0
        ? [[code, values as AttributeValue[]]]
        : [];
    }),
  );

/** Values that the definitions of now do not take: a row may have been read by earlier ones. */
export const attributeValueFaults = (
  definitions: readonly AttributeDefinition[],
  row: Readonly<Record<string, BulkValue>>,
): BulkFault[] =>
  Object.entries(row).flatMap(([name, values]) => {
    if (!isAttributeColumn(name)) return [];
    const definition = definitions.find(({ code }) => attributeColumn(code) === name);
    if (definition === undefined) return [fault(name, 'ATTRIBUTE_UNKNOWN')];
    if (!Array.isArray(values)) return [];
    const said = { [definition.code]: values as AttributeValue[] };
    return attributeFaults([definition], definition.scope, said).length > 0
      ? [fault(name, 'ATTRIBUTE_UNFIT')]
      : [];
  });
