import type { AdminProduct, EditFacts } from '@green-apple/contracts-http';

type Facts = AdminProduct['facts'];
type Row = Facts['rows'][number];
type Part = NonNullable<Row['parts']>[number];

/** A row of the panel as it is typed; fields are named as the contract names them, so that faults find them. */
export interface FactsRowDraft {
  readonly name: string;
  readonly source: string;
  readonly amount: string;
  readonly unit: string;
  /** Empty where none is established. */
  readonly dailyValuePercent: string;
  /** Of a blend, one a line: `Ashwagandha; root`. */
  readonly parts: string;
}

/** Supplement Facts as they are typed. */
export interface FactsDraft {
  readonly servingSize: string;
  readonly unitsPerServing: string;
  readonly dailyValuesFor: NonNullable<Facts['dailyValuesFor']>;
  readonly rows: readonly FactsRowDraft[];
  /** One a line. */
  readonly otherIngredients: string;
}

export const EMPTY_ROW: FactsRowDraft = {
  name: '',
  source: '',
  amount: '',
  unit: 'mg',
  dailyValuePercent: '',
  parts: '',
};

export const EMPTY_FACTS: FactsDraft = {
  servingSize: '',
  unitsPerServing: '',
  dailyValuesFor: 'adults',
  rows: [],
  otherIngredients: '',
};

export const toFactsDraft = (facts: Facts): FactsDraft => ({
  servingSize: facts.servingSize,
  unitsPerServing: String(facts.unitsPerServing),
  dailyValuesFor: facts.dailyValuesFor ?? 'adults',
  rows: facts.rows.map((row) => ({
    name: row.name,
    source: row.source ?? '',
    amount: String(row.amount),
    unit: row.unit,
    dailyValuePercent: row.dailyValuePercent === null ? '' : String(row.dailyValuePercent),
    parts: (row.parts ?? []).map(partLine).join('\n'),
  })),
  otherIngredients: facts.otherIngredients.join('\n'),
});

/** What is sent. Figures that are none stay `NaN`, which the contract refuses by their name. */
export const fromFactsDraft = (draft: FactsDraft): EditFacts => ({
  servingSize: draft.servingSize.trim(),
  unitsPerServing: figure(draft.unitsPerServing),
  ...(draft.dailyValuesFor === 'adults' ? {} : { dailyValuesFor: draft.dailyValuesFor }),
  rows: draft.rows.map((row) => ({
    name: row.name.trim(),
    source: row.source.trim() || null,
    amount: figure(row.amount),
    unit: row.unit as EditFacts['rows'][number]['unit'],
    dailyValuePercent: row.dailyValuePercent.trim() === '' ? null : figure(row.dailyValuePercent),
    ...(row.parts.trim() === '' ? {} : { parts: lines(row.parts).map(toPart) }),
  })),
  otherIngredients: lines(draft.otherIngredients),
});

/** The panel in words, to lay two of them side by side. */
export const factsText = ({ rows, ...draft }: FactsDraft): string =>
  [
    `${draft.servingSize} (${draft.unitsPerServing}), daily values for ${draft.dailyValuesFor}`,
    ...rows.map((row) =>
      [
        `${row.name}${row.source && ` (${row.source})`}: ${row.amount} ${row.unit}`,
        row.dailyValuePercent && `${row.dailyValuePercent}%`,
        row.parts.replaceAll('\n', ', '),
      ]
        .filter(Boolean)
        .join(', '),
    ),
    draft.otherIngredients.replaceAll('\n', ', '),
  ].join('\n');

const lines = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);

const partLine = ({ name, source }: Part): string =>
  source === null ? name : `${name}; ${source}`;

function toPart(line: string): Part {
  const [name = '', ...source] = line.split(';').map((text) => text.trim());
  return { name, source: source.join('; ') || null };
}

/** "0.5", and "0,5" as some type it. */
const figure = (text: string): number =>
  /^\d+(?:[.,]\d+)?$/.test(text.trim()) ? Number(text.trim().replace(',', '.')) : Number.NaN;
