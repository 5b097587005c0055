/** An amount as a field shows it: "24.90"; empty for none. */
export const toAmountText = (minor: number | null): string =>
  minor === null ? '' : (minor / 100).toFixed(2);

/** Minor units of "24.90" or "24"; null when it is no amount of money. Works on digits, never on floats. */
export function fromAmountText(text: string): number | null {
  const match = /^(\d{1,7})(?:[.,](\d{1,2}))?$/.exec(text.trim());
  if (match?.[1] === undefined) return null;
  return Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0'));
}
