import type { BlendPart, FactsRow } from './product.ts';

interface NamedRow {
  readonly name: string;
  readonly source: string | null;
  readonly parts?: readonly BlendPart[] | undefined;
}

type PanelRow = NamedRow & Pick<FactsRow, 'unit' | 'dailyValuePercent'>;

export const FACTS_FAULTS = {
  NAME_TWICE: 'Stands in the panel twice.',
  BLEND_OF_ONE: 'A blend has two parts or more; a single one stands in a row of its own.',
  BLEND_WITHOUT_WEIGHT: 'The whole of a blend is a weight, or a count of its cultures.',
  BLEND_WITH_DAILY_VALUE: 'No daily value is established for a blend.',
  PART_TWICE: 'The blend has the same part twice.',
} as const;
export type FactsFaultCode = keyof typeof FACTS_FAULTS;

export interface FactsFault {
  /** Where in the facts, e.g. `rows.2.parts`. */
  readonly path: string;
  readonly code: FactsFaultCode;
}

const WEIGHED: readonly FactsRow['unit'][] = ['g', 'mg', 'mcg', 'billion CFU'];

/** What a panel may not say that its form alone would let pass (21 CFR 101.36(b), (c)); none when it may be printed. */
export function factsFaults({ rows }: { readonly rows: readonly PanelRow[] }): FactsFault[] {
  const named = rows.map(nameOf);
  return rows.flatMap((row, at) => [
    ...(named.indexOf(nameOf(row)) < at
      ? [{ path: `rows.${at}.name`, code: 'NAME_TWICE' as const }]
      : []),
    ...blendFaults(row).map(([field, code]) => ({ path: `rows.${at}.${field}`, code })),
  ]);
}

function blendFaults(row: PanelRow): [field: keyof PanelRow, code: FactsFaultCode][] {
  const { parts } = row;
  if (parts === undefined) return [];
  const faults: [keyof PanelRow, FactsFaultCode][] = [];
  if (parts.length < 2) faults.push(['parts', 'BLEND_OF_ONE']);
  if (new Set(parts.map(nameOf)).size < parts.length) faults.push(['parts', 'PART_TWICE']);
  if (!WEIGHED.includes(row.unit)) faults.push(['unit', 'BLEND_WITHOUT_WEIGHT']);
  if (row.dailyValuePercent !== null) faults.push(['dailyValuePercent', 'BLEND_WITH_DAILY_VALUE']);
  return faults;
}

/** The same nutrient in two forms is two rows. */
const nameOf = ({ name, source }: NamedRow): string =>
  [name, source ?? ''].map((text) => text.trim().toLowerCase()).join(' ');

/** Everything the panel names as active: its rows and what is in its blends. */
export const namedIn = ({ rows }: { readonly rows: readonly NamedRow[] }): BlendPart[] =>
  rows.flatMap(({ name, source, parts = [] }) => [{ name, source }, ...parts]);
