interface Measure {
  /** As texts in American English have it. */
  readonly unit: string;
  readonly metric: string;
  readonly of: (amount: number) => number;
}

/** A fluid ounce is 30 ml on labels (21 CFR 101.9 (b)(5)(viii)). */
const MEASURES: readonly Measure[] = [
  { unit: 'fl\\.? ?oz', metric: 'ml', of: (amount) => amount * 30 },
  { unit: 'oz|ounces?', metric: 'g', of: (amount) => amount * 28.35 },
  { unit: 'lbs?|pounds?', metric: 'kg', of: (amount) => amount * 0.4536 },
  { unit: '°F', metric: '°C', of: (amount) => ((amount - 32) * 5) / 9 },
];

const NUMBER = '\\d+(?:\\.\\d+)?';
/** "8 fl oz", "8 to 10 fl oz", and what it is in metric where the text says so itself: "77 °F (25 °C)". */
const inUnits = ({ unit, metric }: Measure): RegExp =>
  new RegExp(
    `(^|[^\\d.,])(${NUMBER})(?:( to | or |-|–)(${NUMBER}))?[ \\u00a0-]?(?:${unit})(?![\\p{L}\\d])(?: \\(([^()]*${metric})\\))?`,
    'gu',
  );
const PATTERNS = MEASURES.map((measure) => ({ ...measure, pattern: inUnits(measure) }));

/** Nobody weighs a dog to the gram, nor a cup to the millilitre. */
const rounded = (amount: number): string =>
  String(Math.abs(amount) < 3 ? Math.round(amount * 10) / 10 : Math.round(amount));

/** What one mention of a measure reads like. */
const converted =
  ({ metric, of }: Measure) =>
  (
    _: string,
    before: string,
    from: string,
    between: string | undefined,
    to: string | undefined,
    itself: string | undefined,
  ): string => {
    if (itself !== undefined) return `${before}${itself}`;
    const most = between === undefined || to === undefined ? '' : between + rounded(of(Number(to)));
    return `${before}${rounded(of(Number(from)))}${most}\u00a0${metric}`;
  };

/** A text as it reads where people measure in millilitres, grams and degrees Celsius. Pure. */
export const inMetric = (text: string): string =>
  PATTERNS.reduce((said, measure) => said.replace(measure.pattern, converted(measure)), text);
