import { allocate, money, scale, type Currency, type RoundingRule } from './money.ts';

/** Minor units of one line. */
export interface Share {
  readonly lineId: string;
  readonly minor: number;
}

/** `minor * numerator / denominator`, rounded once. */
export interface Ratio {
  readonly minor: number;
  readonly numerator: number;
  readonly denominator: number;
}

/**
 * How an amount came about, with every figure that went into it, so that it can be worked out again when the
 * rule behind it has changed or gone:
 *
 *   spread  one amount, rounded once, then split over the lines by largest remainder
 *   each    every line's own amount, rounded line by line
 *   given   named from outside (a carrier's rate, the tax service's answer)
 */
export type Working =
  | ({ readonly method: 'spread'; readonly over: readonly Share[] } & Ratio)
  | { readonly method: 'each'; readonly parts: ReadonlyArray<{ readonly lineId: string } & Ratio> }
  | { readonly method: 'given'; readonly parts: readonly Share[] };

/** The shares that the working comes to; lines without any are left out. They never change their sign. */
export function workOut(working: Working, currency: Currency, rule: RoundingRule): Share[] {
  return sharesOf(working, currency, rule).filter(({ minor }) => minor !== 0);
}

function sharesOf(working: Working, currency: Currency, rule: RoundingRule): readonly Share[] {
  const part = ({ minor, numerator, denominator }: Ratio): number =>
    scale(money(minor, currency), numerator, denominator, rule).minor;
  switch (working.method) {
    case 'given':
      return working.parts;
    case 'each':
      return working.parts.map((ratio) => ({ lineId: ratio.lineId, minor: part(ratio) }));
    case 'spread': {
      if (working.over.length === 0) return [];
      const weights = working.over.map(({ minor }) => minor);
      const shares = allocate(money(part(working), currency), weights);
      return working.over.map(({ lineId }, index) => ({
        lineId,
        minor: shares[index]?.minor ?? 0,
      }));
    }
  }
}

/** What the working was applied to, in all. */
export function baseOf(working: Working): number {
  const { method } = working;
  const parts = method === 'spread' ? working.over : working.parts;
  return parts.reduce((all, { minor }) => all + minor, 0);
}

/** How much rounding added to the exact amount (or took from it), in millionths of a minor unit. */
export function roundingOf(working: Working, currency: Currency, rule: RoundingRule): number {
  if (working.method === 'given') return 0;
  const ratios: readonly Ratio[] = working.method === 'each' ? working.parts : [working];
  return ratios.reduce((all, ratio) => {
    const { minor, numerator, denominator } = ratio;
    const rounded = scale(money(minor, currency), numerator, denominator, rule).minor;
    const over = BigInt(rounded) * BigInt(denominator) - BigInt(minor) * BigInt(numerator);
    return all + Number((over * 1_000_000n) / BigInt(denominator));
  }, 0);
}
