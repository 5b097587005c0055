/** EAN-8, UPC-A, EAN-13 and ITF-14: what tills and warehouses scan. */
const LENGTHS: readonly number[] = [8, 12, 13, 14];

/** The last digit of a barcode, by all digits before it. */
export function checkDigit(digits: string): number {
  // Weights are counted from the end: leading noughts change nothing.
  const sum = [...digits]
    .reverse()
    .reduce((all, digit, at) => all + Number(digit) * (at % 2 === 0 ? 3 : 1), 0);
  return (10 - (sum % 10)) % 10;
}

/** What is wrong with a barcode, in words for employees; null when it can be scanned. */
export function barcodeFault(code: string): string | null {
  if (!/^\d+$/.test(code) || !LENGTHS.includes(code.length))
    return 'A barcode has 8, 12, 13 or 14 digits.';
  return checkDigit(code.slice(0, -1)) === Number(code.at(-1))
    ? null
    : 'The last digit does not fit the others: one of them is mistyped.';
}
