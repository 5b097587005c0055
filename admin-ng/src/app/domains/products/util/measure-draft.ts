import type { KeepLotReport } from '@green-apple/contracts-http';
import { measureHolds } from '@green-apple/domain-catalog';

type Measure = KeepLotReport['measures'][number];

/** A row as it is typed; numbers are texts until they are whole. */
export interface MeasureDraft {
  readonly name: string;
  readonly bound: Measure['bound'];
  readonly claimed: string;
  readonly unit: string;
  readonly measured: string;
}

export const EMPTY_MEASURE: MeasureDraft = {
  name: '',
  bound: 'at_least',
  claimed: '',
  unit: 'mg',
  measured: '',
};

export const toDraft = ({ claimed, measured, ...rest }: Measure): MeasureDraft => ({
  ...rest,
  claimed: String(claimed),
  measured: String(measured),
});

const isEmpty = ({ name, claimed, measured }: MeasureDraft): boolean =>
  [name, claimed, measured].every((text) => text.trim() === '');

const amount = (text: string): number => (text.trim() === '' ? Number.NaN : Number(text));

function toMeasure(draft: MeasureDraft): Measure | null {
  const measure = {
    name: draft.name.trim(),
    unit: draft.unit.trim(),
    bound: draft.bound,
    claimed: amount(draft.claimed),
    measured: amount(draft.measured),
  };
  const whole = measure.name !== '' && measure.unit !== '';
  return whole && measure.claimed >= 0 && measure.measured >= 0 ? measure : null;
}

/** The rows that say something; null while one of them is not whole, or there is none. */
export function measuresOf(drafts: readonly MeasureDraft[]): Measure[] | null {
  const said = drafts.filter((draft) => !isEmpty(draft)).map(toMeasure);
  const whole = said.filter((measure) => measure !== null);
  return whole.length > 0 && whole.length === said.length ? whole : null;
}

/** Names of what is outside of what the label says: worth a second look before shoppers read it. */
export const outside = (measures: readonly Measure[]): string[] =>
  measures.filter((measure) => !measureHolds(measure)).map(({ name }) => name);
