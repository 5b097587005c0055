import type { WritePrices } from '@green-apple/contracts-http';

export type PastedPrices =
  | { readonly code: 'READ'; readonly entries: WritePrices['entries'] }
  | { readonly code: 'FAULTS'; readonly faults: readonly string[] };

/**
 * Prices as people paste them from a sheet: SKU and price, or SKU, quantity and price, with commas, semicolons or
 * tabs between; a dash for a price takes it out. A first line of headings is passed over.
 */
export function readPastedPrices(text: string): PastedPrices {
  const faults: string[] = [];
  const entries = new Map<string, WritePrices['entries'][number]>();
  text.split(/\r?\n/).forEach((line, at) => {
    if (line.trim() === '' || (at === 0 && /^\W*sku\b/i.test(line))) return;
    const cells = line.split(/[\t;,]/).map((cell) => cell.trim().replaceAll('"', ''));
    const [sku = '', second = '', third] = cells;
    const price = third ?? second;
    const minQuantity = third === undefined ? 1 : Number(second);
    const amount = /^[$€]?(\d{1,7}(?:\.\d{1,2})?)$/.exec(price)?.[1];
    if (sku === '' || cells.length > 3 || (amount === undefined && price !== '-'))
      faults.push(`Line ${at + 1}: write SKU, quantity, price, like MAG-60, 10, 12.50`);
    else if (!Number.isInteger(minQuantity) || minQuantity < 1 || minQuantity > 99)
      faults.push(`Line ${at + 1}: the quantity is 1 to 99`);
    else if (entries.has(`${sku}/${minQuantity}`))
      faults.push(`Line ${at + 1}: ${sku} from ${minQuantity} stands there twice`);
    else
      entries.set(`${sku}/${minQuantity}`, {
        sku,
        minQuantity,
        unitMinor: amount === undefined ? null : Math.round(Number(amount) * 100),
      });
  });
  return faults.length > 0
    ? { code: 'FAULTS', faults: faults.slice(0, 10) }
    : { code: 'READ', entries: [...entries.values()] };
}
