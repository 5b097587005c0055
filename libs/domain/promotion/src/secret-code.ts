/** Nothing that is read or typed for something else: no 0, 1, I, L, O. */
const LETTERS = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';
const GROUP = 4;

/** Draws a number from 0 up to, not including, `max`; every one as likely as the others. */
export type Draw = (max: number) => number;

/**
 * A code that nobody guesses: `XXXX-XXXX-XXXX`. Three groups are 59 bits, so that a batch of 10,000 codes is hit by
 * one in 7 * 10^13 guesses; four are 79 bits, for what is as good as money.
 */
export function secretCode(draw: Draw, groups: 3 | 4): string {
  const letters = Array.from({ length: groups * GROUP }, () => LETTERS[draw(LETTERS.length)] ?? '');
  return Array.from({ length: groups }, (_, group) =>
    letters.slice(group * GROUP, (group + 1) * GROUP).join(''),
  ).join('-');
}

/** As many different codes as were asked for. */
export function secretCodes(draw: Draw, count: number): string[] {
  const codes = new Set<string>();
  while (codes.size < count) codes.add(secretCode(draw, 3));
  return [...codes];
}
