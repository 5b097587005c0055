import { GOAL_COLOURS, darken, lighten, mix } from './colour.ts';
import type { PackshotScene } from './look.ts';
import { inksOn, printLabel, type Printed } from './print.ts';
import { cylinderShade, floorShadow, round, ribs } from './shading.ts';
import { drawMark } from './marks.ts';
import { fit, setLine } from './typesetting.ts';

interface BottleShape {
  readonly left: number;
  readonly right: number;
  readonly shoulder: number;
  readonly bottom: number;
  readonly neckLeft: number;
  readonly neckRight: number;
  readonly neckTop: number;
  readonly labelTop: number;
  readonly labelBottom: number;
}

const JAR: BottleShape = {
  left: 260,
  right: 700,
  shoulder: 366,
  bottom: 850,
  neckLeft: 346,
  neckRight: 614,
  neckTop: 258,
  labelTop: 396,
  labelBottom: 790,
};
const DROPPER: BottleShape = {
  left: 300,
  right: 660,
  shoulder: 430,
  bottom: 860,
  neckLeft: 416,
  neckRight: 544,
  neckTop: 330,
  labelTop: 462,
  labelBottom: 812,
};

/** Amber (or white, or tinted) bottle with a ribbed cap and a wrapped label; liquids get a dropper. */
export function drawBottle(scene: PackshotScene): Printed {
  const dropper = scene.form === 'liquid';
  const shape = dropper ? DROPPER : JAR;
  const label = wrapLabel(scene, shape);
  const svg = [
    floorShadow(480, shape.bottom - 6, (shape.right - shape.left) * 0.62, scene.goal),
    dropper ? dropperTop(scene, shape) : cap(scene, shape),
    glass(scene, shape),
    label.svg,
  ].join('');
  return { svg, texts: label.texts, spare: label.spare };
}

function outline(s: BottleShape): string {
  const r = 46;
  const bend = (s.shoulder - s.neckTop) * 0.62;
  return [
    `M${s.neckLeft} ${s.neckTop}`,
    `V${s.neckTop + 24}`,
    `C${s.neckLeft} ${s.neckTop + 24 + bend * 0.45} ${s.left} ${s.shoulder - bend * 0.75} ${s.left} ${s.shoulder}`,
    `V${s.bottom - r}`,
    `Q${s.left} ${s.bottom} ${s.left + r} ${s.bottom}`,
    `H${s.right - r}`,
    `Q${s.right} ${s.bottom} ${s.right} ${s.bottom - r}`,
    `V${s.shoulder}`,
    `C${s.right} ${s.shoulder - bend * 0.75} ${s.neckRight} ${s.neckTop + 24 + bend * 0.45} ${s.neckRight} ${s.neckTop + 24}`,
    `V${s.neckTop}Z`,
  ].join('');
}

function glass(scene: PackshotScene, s: BottleShape): string {
  const body = scene.packshot.bodyColour;
  const path = outline(s);
  const width = s.right - s.left;
  return `<defs><linearGradient id="glass" x1="${s.left}" x2="${s.right}" gradientUnits="userSpaceOnUse">
<stop offset="0" stop-color="${darken(body, 0.42)}"/><stop offset=".07" stop-color="${darken(body, 0.12)}"/><stop offset=".24" stop-color="${lighten(body, 0.2)}"/><stop offset=".5" stop-color="${body}"/><stop offset=".82" stop-color="${darken(body, 0.3)}"/><stop offset=".94" stop-color="${darken(body, 0.5)}"/><stop offset="1" stop-color="${darken(body, 0.38)}"/></linearGradient>
<clipPath id="body"><path d="${path}"/></clipPath></defs>
<path d="${path}" fill="url(#glass)"/>
<g clip-path="url(#body)"><rect x="${s.left}" y="${s.neckTop}" width="${width}" height="20" fill="#000" opacity=".28"/>
<rect x="${s.left}" y="${s.bottom - 26}" width="${width}" height="26" fill="#000" opacity=".16"/>
<path d="M${s.left + 26} ${s.shoulder + 34}C${s.left + 24} ${s.shoulder - 18} ${s.neckLeft + 4} ${s.neckTop + 74} ${s.neckLeft + 16} ${s.neckTop + 32}" fill="none" stroke="#fff" stroke-opacity=".34" stroke-width="13" stroke-linecap="round"/>
<path d="M${s.right - 20} ${s.shoulder + 34}C${s.right - 22} ${s.shoulder - 10} ${s.neckRight - 8} ${s.neckTop + 78} ${s.neckRight - 14} ${s.neckTop + 40}" fill="none" stroke="#fff" stroke-opacity=".12" stroke-width="8" stroke-linecap="round"/></g>`;
}

/** A screw cap with ribs that crowd towards its sides, as round things do. */
function cap(scene: PackshotScene, s: BottleShape): string {
  const x = s.neckLeft - 26;
  const width = s.neckRight - s.neckLeft + 52;
  const top = 112;
  const height = s.neckTop - top + 4;
  const colour = scene.look.cap;
  const path = `M${x} ${top + 26}Q${x} ${top} ${x + 26} ${top}H${x + width - 26}Q${x + width} ${top} ${x + width} ${top + 26}V${top + height - 10}Q${x + width} ${top + height} ${x + width - 12} ${top + height}H${x + 12}Q${x} ${top + height} ${x} ${top + height - 10}Z`;
  return `<defs>${cylinderShade('cap', x, width, colour)}</defs><path d="${path}" fill="url(#cap)"/>
<rect x="${x + 14}" y="${top + 5}" width="${width - 28}" height="9" rx="4.5" fill="#fff" opacity=".35"/>
${ribs(x, width, top + 24, height - 40, darken(colour, 0.42))}
<rect x="${x}" y="${top + height - 15}" width="${width}" height="4" fill="${darken(colour, 0.5)}" opacity=".22"/>`;
}

/** Collar and rubber bulb of a dropper. */
function dropperTop(scene: PackshotScene, s: BottleShape): string {
  const colour = scene.look.cap;
  const x = s.neckLeft - 16;
  const width = s.neckRight - s.neckLeft + 32;
  const bulb = darken(mix(colour, scene.look.ink, 0.78), 0.1);
  return `<defs>${cylinderShade('collar', x, width, colour)}${cylinderShade('bulb', 434, 92, bulb)}</defs>
<path d="M440 232V140Q440 84 480 84T520 140V232Z" fill="url(#bulb)"/>
<path d="M452 214V142Q452 112 470 102" stroke="#fff" stroke-opacity=".3" stroke-width="8" stroke-linecap="round" fill="none"/>
<rect x="${x}" y="226" width="${width}" height="${s.neckTop - 222}" rx="14" fill="url(#collar)"/>
${ribs(x, width, 244, s.neckTop - 256, darken(colour, 0.42))}`;
}

function wrapLabel(scene: PackshotScene, s: BottleShape): Printed {
  const { look } = scene;
  const { ink } = GOAL_COLOURS[scene.goal];
  const x = s.left;
  const width = s.right - s.left;
  const sag = 9;
  const edge = (y: number): string => `Q480 ${y + sag * 2} ${s.right} ${y}`;
  const sheet = (from: number, to: number, fill: string): string =>
    `<path d="M${x} ${from}${edge(from)}V${to}Q480 ${to + sag * 2} ${x} ${to}Z" fill="${fill}"/>`;
  const inset = 38;
  const block = look.layout === 'block';
  const head = block ? 96 : 30;
  const inks = inksOn(look.paper, scene);
  const area = {
    x: x + inset,
    y: s.labelTop + head + (block ? 30 : 32) + 6,
    width: width - inset * 2,
    height: s.labelBottom - s.labelTop - head - (block ? 52 : 56),
  };
  const printed = printLabel(scene, area, inks, { brand: !block });
  const brand = block ? brandBlock(scene, x + inset, s.labelTop, head, width - inset * 2) : null;
  const headFill = block ? look.accent : ink;
  const svg = [
    `<defs><clipPath id="label"><path d="M${x} ${s.labelTop}${edge(s.labelTop)}V${s.labelBottom}Q480 ${s.labelBottom + sag * 2} ${x} ${s.labelBottom}Z"/></clipPath>${labelShade(x, width)}</defs>`,
    sheet(s.labelTop + 3, s.labelBottom + 3, '#000000').replace('/>', ' opacity=".22"/>'),
    sheet(s.labelTop, s.labelBottom, look.paper),
    `<g clip-path="url(#label)">`,
    sheet(s.labelTop, s.labelTop + head, headFill),
    block ? sheet(s.labelTop + head, s.labelTop + head + 10, ink) : '',
    brand?.svg ?? '',
    printed.svg,
    `<rect x="${x}" y="${s.labelTop}" width="${width}" height="${s.labelBottom - s.labelTop + 24}" fill="url(#labelShade)"/></g>`,
  ].join('');
  return { svg, texts: [...(brand?.texts ?? []), ...printed.texts], spare: printed.spare };
}

/** Mark and name reversed out of the brand's own colour. */
function brandBlock(
  scene: PackshotScene,
  x: number,
  y: number,
  height: number,
  width: number,
): Printed {
  const { look } = scene;
  const inks = inksOn(look.accent, scene);
  const mark = height * 0.46;
  const room = width - mark - 16;
  const fitted = fit(scene.brandName, 'displayStrong', {
    maxWidth: room,
    maxSize: 34,
    comfortableSize: 0,
    maxLines: 1,
  });
  const middle = y + height / 2 + 7;
  return {
    svg:
      drawMark(look.mark, x, middle - mark / 2, mark, inks.ink, mix(inks.ink, look.accent, 0.35)) +
      setLine(scene.brandName, fitted.size, x + mark + 16, middle + fitted.size * 0.34, {
        face: 'displayStrong',
        fill: inks.ink,
      }),
    texts: [
      { text: scene.brandName, size: fitted.size, width: round(fitted.width), maxWidth: room },
    ],
    spare: 0,
  };
}

const labelShade = (x: number, width: number): string =>
  `<linearGradient id="labelShade" x1="${x}" x2="${x + width}" gradientUnits="userSpaceOnUse"><stop offset="0" stop-color="#1a1206" stop-opacity=".34"/><stop offset=".08" stop-color="#1a1206" stop-opacity=".1"/><stop offset=".26" stop-color="#fff" stop-opacity=".12"/><stop offset=".55" stop-color="#1a1206" stop-opacity="0"/><stop offset=".86" stop-color="#1a1206" stop-opacity=".14"/><stop offset="1" stop-color="#1a1206" stop-opacity=".42"/></linearGradient>`;
