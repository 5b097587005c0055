/** What spreadsheets take for the beginning of a formula. */
const BEGINS_FORMULA = /^'*[=+\-@\t\r]/;
const GUARDED = /^'+[=+\-@\t\r]/;

/** A cell that no spreadsheet runs as a formula: an apostrophe is put before what looks like one. */
export const guardCell = (cell: string): string => (BEGINS_FORMULA.test(cell) ? `'${cell}` : cell);

/** The plain opposite: what was guarded, as it was. */
export const unguardCell = (cell: string): string => (GUARDED.test(cell) ? cell.slice(1) : cell);
