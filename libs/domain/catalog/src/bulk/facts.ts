import { LIFE_STAGES } from '../daily-values.ts';
import { FACTS_UNITS, type SupplementFacts } from '../product.ts';

/** Whether something read from JSON is Supplement Facts as the shop keeps them. */
export function isFacts(read: unknown): read is SupplementFacts {
  return (
    isRecord(read) &&
    isText(read['servingSize']) &&
    isPositive(read['unitsPerServing']) &&
    isMissingOr(read['dailyValuesFor'], (stage) => isOneOf(LIFE_STAGES, stage)) &&
    isListOf(read['rows'], isFactsRow) &&
    isListOf(read['otherIngredients'], isText)
  );
}

function isFactsRow(row: unknown): boolean {
  return (
    isRecord(row) &&
    isText(row['name']) &&
    (row['source'] === null || isText(row['source'])) &&
    isPositive(row['amount']) &&
    isOneOf(FACTS_UNITS, row['unit']) &&
    (row['dailyValuePercent'] === null || isFromZero(row['dailyValuePercent'])) &&
    isMissingOr(row['parts'], (parts) => isListOf(parts, isBlendPart))
  );
}

const isBlendPart = (part: unknown): boolean =>
  isRecord(part) && isText(part['name']) && (part['source'] === null || isText(part['source']));

const isOneOf = (all: readonly string[], read: unknown): boolean => all.some((one) => one === read);
const isMissingOr = (read: unknown, fits: (each: unknown) => boolean): boolean =>
  read === undefined || fits(read);
const isRecord = (read: unknown): read is Readonly<Record<string, unknown>> =>
  typeof read === 'object' && read !== null && !Array.isArray(read);
const isText = (read: unknown): boolean =>
  typeof read === 'string' && read.trim() !== '' && read.length <= 200;
const isFromZero = (read: unknown): boolean =>
  typeof read === 'number' && Number.isFinite(read) && read >= 0;
const isPositive = (read: unknown): boolean => isFromZero(read) && read !== 0;
const isListOf = (read: unknown, fits: (each: unknown) => boolean): boolean =>
  Array.isArray(read) && read.length <= 80 && read.every(fits);
