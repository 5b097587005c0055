import type { Goal } from '@green-apple/domain-catalog';

/** Tint (background) and ink (text on it) of each goal; text on tint is at least 4.5:1. */
export const GOAL_COLOURS: Readonly<Record<Goal, { readonly tint: string; readonly ink: string }>> =
  {
    sleep: { tint: '#E4E3F3', ink: '#34346B' },
    energy: { tint: '#FBE9BE', ink: '#7A4A00' },
    immunity: { tint: '#FBDDD0', ink: '#8A3413' },
    gut: { tint: '#DDEFD3', ink: '#1F5A36' },
    joints: { tint: '#D5EAF0', ink: '#124A5C' },
    skin: { tint: '#F9DCE0', ink: '#8C2F4B' },
  };

export const GOAL_NAMES: Readonly<Record<Goal, string>> = {
  sleep: 'Sleep',
  energy: 'Energy',
  immunity: 'Immunity',
  gut: 'Gut',
  joints: 'Joints',
  skin: 'Skin',
};

const channels = (hex: string): number[] =>
  [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));

/** `share` of `other` mixed into `hex`. */
export function mix(hex: string, other: string, share: number): string {
  const b = channels(other);
  const mixed = channels(hex).map((value, i) =>
    Math.round(value + ((b[i] ?? value) - value) * share)
      .toString(16)
      .padStart(2, '0'),
  );
  return `#${mixed.join('')}`;
}

export const lighten = (hex: string, share: number): string => mix(hex, '#ffffff', share);
export const darken = (hex: string, share: number): string => mix(hex, '#000000', share);

/** Relative luminance (WCAG), 0 black to 1 white. */
export function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = channels(hex).map((value) => {
    const c = value / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** Contrast ratio (WCAG), 1 to 21. */
export function contrast(a: string, b: string): number {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
}
