const UNITS = ['mg', 'mcg', 'g', 'IU', 'kcal', 'billion CFU', 'ml'];

/** Whether something read from JSON is Supplement Facts as the shop keeps them. */
export function isFacts(read: unknown): boolean {
  return (
    isRecord(read) &&
    isText(read['servingSize']) &&
    isPositive(read['unitsPerServing']) &&
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
    UNITS.includes(row['unit'] as string) &&
    (row['dailyValuePercent'] === null || isFromZero(row['dailyValuePercent']))
  );
}

const isRecord = (read: unknown): read is Readonly<Record<string, unknown>> =>
  typeof read === 'object' && read !== null && !Array.isArray(read);
const isText = (read: unknown): boolean =>
  typeof read === 'string' && read.trim() !== '' && read.length <= 200;
const isFromZero = (read: unknown): boolean =>
  typeof read === 'number' && Number.isFinite(read) && read >= 0;
const isPositive = (read: unknown): boolean => isFromZero(read) && read !== 0;
const isListOf = (read: unknown, fits: (each: unknown) => boolean): boolean =>
  Array.isArray(read) && read.length <= 80 && read.every(fits);
