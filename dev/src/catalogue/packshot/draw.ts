import type { PackKind } from '@green-apple/domain-catalog';
import { drawBottle } from './bottle.ts';
import { drawBox } from './box.ts';
import { GOAL_COLOURS } from './colour.ts';
import type { PackshotScene } from './look.ts';
import { drawPouch } from './pouch.ts';
import type { Printed } from './print.ts';
import { drawSachet } from './sachet.ts';
import { drawTube } from './tube.ts';

const TEMPLATES: Readonly<Record<PackKind, (scene: PackshotScene) => Printed>> = {
  bottle: drawBottle,
  pouch: drawPouch,
  tube: drawTube,
  sachet: drawSachet,
  box: drawBox,
};

/** Side of the square canvas that every template draws on. */
export const CANVAS = 960;

/**
 * The packshot as one self-contained SVG on its goal's tint. The same scene always gives the same
 * text; `texts` are the lines that were set, with their measured widths.
 */
export function drawPackshot(scene: PackshotScene): Printed {
  const { svg, texts, spare } = TEMPLATES[scene.packshot.kind](scene);
  const ground = `<rect width="${CANVAS}" height="${CANVAS}" fill="${GOAL_COLOURS[scene.goal].tint}"/>`;
  return {
    svg: `<svg xmlns="http://www.w3.org/2000/svg" width="${CANVAS}" height="${CANVAS}" viewBox="0 0 ${CANVAS} ${CANVAS}">${ground}${svg}</svg>`,
    texts,
    spare,
  };
}
