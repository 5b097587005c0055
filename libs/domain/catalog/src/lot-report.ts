/** What a laboratory found of one thing. Units are those of the label. */
export interface LotMeasure {
  readonly name: string;
  readonly unit: string;
  /** What the label promises to be in it at least, or what may be in it at most. */
  readonly bound: 'at_least' | 'at_most';
  readonly claimed: number;
  readonly measured: number;
}

export const MEASURE_BOUNDS = ['at_least', 'at_most'] as const;

/** True when the lot holds what the label says. */
export const measureHolds = ({ bound, claimed, measured }: LotMeasure): boolean =>
  bound === 'at_least' ? measured >= claimed : measured <= claimed;

/** Measured in whole percent of what is claimed; null where nothing of it may be in it. */
export const percentOfClaim = ({ claimed, measured }: LotMeasure): number | null =>
  claimed === 0 ? null : Math.round((measured / claimed) * 100);

/** A lot's code as it is printed, however it was typed: capitals, one kind of dash, nothing around or between. */
export const lotCode = (typed: string): string =>
  typed
    .toUpperCase()
    .replaceAll(/[\u2010-\u2015\u2212]/g, '-')
    .replaceAll(/\s/g, '');

/** What a lot's code can look like. */
export const LOT_CODE = /^[A-Z0-9][A-Z0-9./-]{1,39}$/;
