import { GOAL_COLOURS, darken, lighten } from './colour.ts';
import type { PackshotScene } from './look.ts';
import { drawMark } from './marks.ts';
import { inksOn, printLabel, type Printed } from './print.ts';
import { floorShadow } from './shading.ts';
import { fit, setLine } from './typesetting.ts';

const LEFT = 246;
const RIGHT = 714;
const TOP = 116;
const BOTTOM = 846;
const WINDOW = { cx: 480, cy: 322, r: 92 };

/** A matte stand-up pouch: crimped seal, zip line, round window with the brand's mark, gusset. */
export function drawPouch(scene: PackshotScene): Printed {
  const wrap = scene.packshot.bodyColour;
  const inks = inksOn(wrap, scene);
  const { tint } = GOAL_COLOURS[scene.goal];
  const printed = printLabel(
    scene,
    { x: LEFT + 52, y: 508, width: RIGHT - LEFT - 104, height: 276 },
    inks,
    {
      align: 'centre',
      brand: false,
      titleSize: 66,
    },
  );
  const brand = brandLine(scene, inks.ink);
  const path = `M${LEFT + 16} ${TOP + 12}Q${LEFT + 16} ${TOP} ${LEFT + 28} ${TOP}H${RIGHT - 28}Q${RIGHT - 16} ${TOP} ${RIGHT - 16} ${TOP + 12}V${TOP + 70}C${RIGHT - 20} ${TOP + 240} ${RIGHT + 8} ${BOTTOM - 260} ${RIGHT + 6} ${BOTTOM - 50}Q${RIGHT + 4} ${BOTTOM - 2} ${RIGHT - 46} ${BOTTOM}Q480 ${BOTTOM + 16} ${LEFT + 46} ${BOTTOM}Q${LEFT - 4} ${BOTTOM - 2} ${LEFT - 6} ${BOTTOM - 50}C${LEFT - 8} ${BOTTOM - 260} ${LEFT + 20} ${TOP + 240} ${LEFT + 16} ${TOP + 70}Z`;
  const svg = `${floorShadow(480, BOTTOM, 250, scene.goal)}
<defs><clipPath id="bag"><path d="${path}"/></clipPath>
<linearGradient id="foil" x1="${LEFT}" x2="${RIGHT}" gradientUnits="userSpaceOnUse"><stop offset="0" stop-color="${darken(wrap, 0.3)}"/><stop offset=".1" stop-color="${lighten(wrap, 0.07)}"/><stop offset=".3" stop-color="${lighten(wrap, 0.1)}"/><stop offset=".62" stop-color="${wrap}"/><stop offset=".9" stop-color="${darken(wrap, 0.14)}"/><stop offset="1" stop-color="${darken(wrap, 0.34)}"/></linearGradient>
<linearGradient id="belly" x1="0" x2="0" y1="${TOP}" y2="${BOTTOM}" gradientUnits="userSpaceOnUse"><stop offset="0" stop-color="#000" stop-opacity=".12"/><stop offset=".22" stop-color="#fff" stop-opacity=".07"/><stop offset=".68" stop-color="#000" stop-opacity="0"/><stop offset="1" stop-color="#000" stop-opacity=".3"/></linearGradient></defs>
<path d="${path}" fill="url(#foil)"/><path d="${path}" fill="url(#belly)"/>
<g clip-path="url(#bag)">
<rect x="${LEFT}" y="${TOP}" width="${RIGHT - LEFT}" height="44" fill="#fff" opacity=".12"/>
${Array.from({ length: 5 }, (_, i) => `<path d="M${LEFT} ${TOP + 8 + i * 8}H${RIGHT}" stroke="#000" stroke-opacity=".1" stroke-width="2"/>`).join('')}
<path d="M${LEFT} ${TOP + 74}H${RIGHT}" stroke="#fff" stroke-opacity=".24" stroke-width="3"/><path d="M${LEFT} ${TOP + 80}H${RIGHT}" stroke="#000" stroke-opacity=".2" stroke-width="3"/>
<path d="M${LEFT + 44} ${TOP + 120}C${LEFT + 36} ${TOP + 330} ${LEFT + 26} ${BOTTOM - 300} ${LEFT + 26} ${BOTTOM - 120}" stroke="#fff" stroke-opacity=".15" stroke-width="18" stroke-linecap="round" fill="none"/>
<path d="M${RIGHT - 30} ${TOP + 170}C${RIGHT - 22} ${TOP + 380} ${RIGHT - 10} ${BOTTOM - 240} ${RIGHT - 14} ${BOTTOM - 90}" stroke="#000" stroke-opacity=".14" stroke-width="14" stroke-linecap="round" fill="none"/>
<path d="M${LEFT - 10} ${BOTTOM - 26}Q480 ${BOTTOM - 74} ${RIGHT + 10} ${BOTTOM - 26}V${BOTTOM + 30}H${LEFT - 10}Z" fill="#000" opacity=".13"/></g>
<circle cx="${LEFT + 22}" cy="${TOP + 60}" r="5" fill="${tint}"/><circle cx="${RIGHT - 22}" cy="${TOP + 60}" r="5" fill="${tint}"/>
<circle cx="${WINDOW.cx}" cy="${WINDOW.cy}" r="${WINDOW.r}" fill="${tint}"/><circle cx="${WINDOW.cx}" cy="${WINDOW.cy}" r="${WINDOW.r}" fill="none" stroke="#000" stroke-opacity=".1" stroke-width="3"/>
${drawMark(scene.look.mark, WINDOW.cx - 56, WINDOW.cy - 58, 112, ...windowMark(scene, tint))}
${brand.svg}${printed.svg}`;
  return { svg, texts: [...brand.texts, ...printed.texts], spare: printed.spare };
}

function windowMark(scene: PackshotScene, tint: string): readonly [string, string] {
  const { look } = scene;
  return inksOn(tint, scene).ink === look.ink ? look.markColours : [look.ink, look.accent];
}

function brandLine(scene: PackshotScene, ink: string): Printed {
  return capsLine(scene.brandName, 480, WINDOW.cy + WINDOW.r + 48, RIGHT - LEFT - 130, 21, ink);
}

/** One line of tracked capitals, centred on `cx` and never wider than `maxWidth`. */
export function capsLine(
  text: string,
  cx: number,
  y: number,
  maxWidth: number,
  size: number,
  fill: string,
): Printed {
  const caps = text.toUpperCase();
  const set = fit(
    caps,
    'textStrong',
    { maxWidth, maxSize: size, comfortableSize: 0, maxLines: 1 },
    0.12,
  );
  return {
    svg: setLine(caps, set.size, cx, y, { face: 'textStrong', fill, tracking: 0.12 }, 'middle'),
    texts: [{ text: caps, size: set.size, width: set.width, maxWidth }],
    spare: 0,
  };
}
