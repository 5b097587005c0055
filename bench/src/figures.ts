/** Flat figures of a run, e.g. `list.p50_ms`; null where a figure could not be taken. */
export type Figures = Record<string, number | null>;

/** The value below which `share` (0..1) of the sorted samples lie; nearest rank. */
export function percentile(samples: readonly number[], share: number): number {
  if (samples.length === 0) return Number.NaN;
  const sorted = [...samples].sort((a, b) => a - b);
  const rank = Math.max(1, Math.ceil(share * sorted.length));
  return sorted[rank - 1] ?? Number.NaN;
}

export const round = (value: number, digits = 2): number =>
  Math.round(value * 10 ** digits) / 10 ** digits;

/** Figures as two aligned columns. */
export function printTable(title: string, figures: Figures): string {
  const rows = Object.entries(figures).map(
    ([name, value]) => [name, value === null ? 'not taken' : String(value)] as const,
  );
  const wide = Math.max(...rows.map(([name]) => name.length), title.length);
  const lines = rows.map(([name, value]) => `  ${name.padEnd(wide)}  ${value.padStart(12)}`);
  return [`\n${title}`, ...lines].join('\n');
}

/** "storefront-api 1.20 ms, postgres-writer 0.31 ms": who spent the CPU, most first, per unit of work. */
export function printShares(byPart: Map<string, number>, units: number): string {
  return [...byPart]
    .map(([name, ms]) => [name, ms / units] as const)
    .filter(([, ms]) => ms >= 0.005)
    .sort(([, a], [, b]) => b - a)
    .map(([name, ms]) => `${name} ${ms.toFixed(2)} ms`)
    .join(', ');
}
