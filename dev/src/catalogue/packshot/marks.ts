/** Brand marks, drawn in a 100 × 100 box: `a` is the main colour, `b` the second one. */
const MARKS = {
  apple: (a: string, b: string) =>
    `<path fill="${a}" d="M50 34c-9-8-33-8-36 15-3 24 15 45 26 45 5 0 6-3 10-3s5 3 10 3c11 0 29-21 26-45-3-23-27-23-36-15z"/><path fill="${b}" d="M49 29C47 14 57 4 73 4c1 14-8 25-24 25z"/>`,
  hexagon: (a: string, b: string) =>
    `<path fill="none" stroke="${a}" stroke-width="9" stroke-linejoin="round" d="M50 8 87 29v42L50 92 13 71V29z"/><circle cx="50" cy="50" r="15" fill="${b}"/>`,
  wheat: (a: string, b: string) =>
    `<path stroke="${a}" stroke-width="6" stroke-linecap="round" d="M50 96V30"/><g fill="${b}">${[0, 1, 2].map((i) => `<path d="M50 ${46 + i * 18}c-18 0-24-10-24-20 14 0 24 6 24 20zM50 ${46 + i * 18}c18 0 24-10 24-20-14 0-24 6-24 20z"/>`).join('')}<path d="M50 28c-9-9-9-17 0-26 9 9 9 17 0 26z"/></g>`,
  wave: (a: string, b: string) =>
    `<circle cx="50" cy="50" r="46" fill="${a}"/><path fill="none" stroke="${b}" stroke-width="8" stroke-linecap="round" d="M18 46c11-13 21-13 32 0s21 13 32 0M24 66c9-10 17-10 26 0s17 10 26 0"/>`,
  peak: (a: string, b: string) =>
    `<path fill="${a}" d="M4 88 42 18l22 38 9-14 23 46z"/><path fill="${b}" d="m42 18 12 21-12 9-11-9z"/>`,
  bear: (a: string, b: string) =>
    `<g fill="${a}"><circle cx="24" cy="28" r="17"/><circle cx="76" cy="28" r="17"/><circle cx="50" cy="55" r="38"/></g><ellipse cx="50" cy="68" rx="18" ry="14" fill="${b}"/><g fill="${b}"><circle cx="36" cy="46" r="5"/><circle cx="64" cy="46" r="5"/></g><ellipse cx="50" cy="63" rx="6" ry="4.5" fill="${a}"/>`,
  sun: (a: string, b: string) =>
    `<circle cx="50" cy="50" r="21" fill="${b}"/><g stroke="${a}" stroke-width="6" stroke-linecap="round">${Array.from({ length: 12 }, (_, i) => `<path d="M50 ${i % 2 ? 14 : 6}V20" transform="rotate(${i * 30} 50 50)"/>`).join('')}</g>`,
  moon: (a: string, b: string) =>
    `<path fill="${a}" d="M66 86A42 42 0 1 1 58 8a34 34 0 1 0 8 78z"/><path fill="${b}" d="m76 30 4 11 11 4-11 4-4 11-4-11-11-4 11-4z"/>`,
  fern: (a: string, b: string) =>
    `<path fill="none" stroke="${a}" stroke-width="5" stroke-linecap="round" d="M50 96C48 66 50 36 52 8"/><g fill="${b}">${[0, 1, 2, 3].map((i) => `<path d="M50 ${38 + i * 16}c-${12 + i * 4}-1-${20 + i * 4}-8-${22 + i * 4}-18 ${14 + i * 2} 0 ${21 + i * 3} 7 ${22 + i * 4} 18zM50 ${32 + i * 16}c${12 + i * 4}-1 ${20 + i * 4}-8 ${22 + i * 4}-18-${14 + i * 2} 0-${21 + i * 3} 7-${22 + i * 4} 18z"/>`).join('')}</g>`,
  kettle: (a: string, b: string) =>
    `<path fill="${a}" d="M20 46h56c0 26-10 44-28 44S20 72 20 46z"/><path fill="none" stroke="${a}" stroke-width="7" d="M75 52c16-2 18 20-4 22"/><path fill="${b}" d="M48 40C34 30 36 16 50 4c13 12 13 26-2 36z"/>`,
  dot: (a: string, b: string) =>
    `<rect x="8" y="8" width="84" height="84" rx="20" fill="${a}"/><circle cx="50" cy="50" r="17" fill="${b}"/>`,
  bloom: (a: string, b: string) =>
    `<g fill="${a}">${Array.from({ length: 6 }, (_, i) => `<ellipse cx="50" cy="25" rx="14" ry="22" transform="rotate(${i * 60} 50 50)"/>`).join('')}</g><circle cx="50" cy="50" r="12" fill="${b}"/>`,
  horizon: (a: string, b: string) =>
    `<path fill="${b}" d="M20 56a30 30 0 0 1 60 0z"/><g stroke="${a}" stroke-width="8" stroke-linecap="round"><path d="M6 66h88M20 81h60M36 95h28"/></g>`,
  sprout: (a: string, b: string) =>
    `<path fill="none" stroke="${a}" stroke-width="7" stroke-linecap="round" d="M50 96V46"/><path fill="${a}" d="M50 58C20 60 8 44 8 24c28-2 42 12 42 34z"/><path fill="${b}" d="M50 46c0-24 14-38 42-36 0 24-14 38-42 36z"/>`,
  culture: (a: string, b: string) =>
    `<g fill="${a}"><circle cx="34" cy="34" r="22"/><circle cx="70" cy="62" r="26"/></g><g fill="${b}"><circle cx="74" cy="22" r="12"/><circle cx="26" cy="76" r="15"/></g>`,
  paw: (a: string, b: string) =>
    `<g fill="${a}"><ellipse cx="18" cy="46" rx="11" ry="15"/><ellipse cx="39" cy="24" rx="12" ry="17"/><ellipse cx="62" cy="24" rx="12" ry="17"/><ellipse cx="83" cy="46" rx="11" ry="15"/><path d="M50 46c16 0 30 18 30 32 0 16-18 14-30 14s-30 2-30-14c0-14 14-32 30-32z"/></g><path fill="${b}" d="M50 60c-6-6-15-3-14 5 1 7 9 11 14 15 5-4 13-8 14-15 1-8-8-11-14-5z"/>`,
} satisfies Record<string, (a: string, b: string) => string>;

export type MarkName = keyof typeof MARKS;

/** The mark at (`x`, `y`), `size` pixels square. */
export function drawMark(
  name: MarkName,
  x: number,
  y: number,
  size: number,
  a: string,
  b: string,
): string {
  return `<g transform="translate(${x} ${y}) scale(${size / 100})">${MARKS[name](a, b)}</g>`;
}
