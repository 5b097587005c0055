import { GOAL_COLOURS, darken, lighten, luminance, mix } from './colour.ts';
import type { PackshotScene } from './look.ts';
import { drawMark } from './marks.ts';
import { inksOn, printLabel, type Printed } from './print.ts';
import { floorShadow } from './shading.ts';

const FRONT = { left: 206, right: 682, top: 186, bottom: 842 };
const DEPTH = 84;
const RISE = 62;

/** A carton seen a little from the right: front, side and lid; an illustrated head, a quiet foot. */
export function drawBox(scene: PackshotScene): Printed {
  const wrap = scene.packshot.bodyColour;
  const { tint, ink } = GOAL_COLOURS[scene.goal];
  const paper = scene.look.paper;
  const width = FRONT.right - FRONT.left;
  const split = FRONT.top + 208;
  const printed = printLabel(
    scene,
    { x: FRONT.left + 46, y: split + 50, width: width - 92, height: FRONT.bottom - split - 88 },
    inksOn(paper, scene),
    { titleSize: 66 },
  );
  const side = `M${FRONT.right} ${FRONT.top}L${FRONT.right + DEPTH} ${FRONT.top - RISE}V${FRONT.bottom - RISE * 0.72}L${FRONT.right} ${FRONT.bottom}Z`;
  const lid = `M${FRONT.left} ${FRONT.top}L${FRONT.left + DEPTH} ${FRONT.top - RISE}H${FRONT.right + DEPTH}L${FRONT.right} ${FRONT.top}Z`;
  const sideSplit = `M${FRONT.right} ${split}L${FRONT.right + DEPTH} ${split - RISE}V${FRONT.top - RISE}L${FRONT.right} ${FRONT.top}Z`;
  const svg = `${floorShadow(500, FRONT.bottom - 8, 285, scene.goal)}
<defs><linearGradient id="face" x1="${FRONT.left}" x2="${FRONT.right}" gradientUnits="userSpaceOnUse"><stop offset="0" stop-color="#fff" stop-opacity=".16"/><stop offset=".5" stop-color="#fff" stop-opacity="0"/><stop offset="1" stop-color="#000" stop-opacity=".07"/></linearGradient><clipPath id="head"><rect x="${FRONT.left}" y="${FRONT.top}" width="${width}" height="${split - FRONT.top}"/></clipPath></defs>
<path d="${lid}" fill="${lighten(wrap, 0.18)}"/><path d="${side}" fill="${darken(paper, 0.2)}"/><path d="${sideSplit}" fill="${darken(wrap, 0.28)}"/>
<path d="M${FRONT.right + DEPTH / 2} ${FRONT.top - RISE / 2}V${FRONT.bottom - RISE * 0.36}" stroke="#000" stroke-opacity=".05" stroke-width="2"/>
<rect x="${FRONT.left}" y="${FRONT.top}" width="${width}" height="${FRONT.bottom - FRONT.top}" fill="${paper}"/>
<rect x="${FRONT.left}" y="${FRONT.top}" width="${width}" height="${split - FRONT.top}" fill="${wrap}"/>
<g clip-path="url(#head)">${illustration(scene, tint)}</g>
<rect x="${FRONT.left}" y="${split}" width="${width}" height="9" fill="${scene.packshot.accentColour === wrap ? ink : scene.packshot.accentColour}"/>
<rect x="${FRONT.left}" y="${FRONT.top}" width="${width}" height="${FRONT.bottom - FRONT.top}" fill="url(#face)"/>
<path d="M${FRONT.left} ${FRONT.top}H${FRONT.right}V${FRONT.bottom}" fill="none" stroke="#fff" stroke-opacity=".35" stroke-width="2"/>
${printed.svg}`;
  return { svg, texts: printed.texts, spare: printed.spare };
}

/** Teas carry a spray of leaves, other boxes a pattern of daily packs. */
function illustration(scene: PackshotScene, tint: string): string {
  const wrap = scene.packshot.bodyColour;
  const { ink } = GOAL_COLOURS[scene.goal];
  const towards = luminance(wrap) > 0.4 ? ink : tint;
  const pale = mix(wrap, towards, 0.7);
  const mid = mix(wrap, towards, 0.32);
  if (scene.form === 'tea')
    return [
      [254, 452, -28, 1.25],
      [352, 470, 6, 1.5],
      [470, 468, -10, 1.7],
      [590, 474, 16, 1.45],
      [660, 452, 34, 1.2],
    ]
      .map(([x = 0, y = 0, angle = 0, size = 1], i) =>
        sprig(x, y, angle, size, i % 2 ? pale : mid, i % 2 ? mid : pale),
      )
      .join('');
  const packs = Array.from({ length: 21 }, (_, i) => {
    const x = 214 + (i % 7) * 68;
    const y = 232 + Math.floor(i / 7) * 68;
    return i === 10
      ? drawMark(scene.look.mark, x + 6, y + 2, 54, pale, mid)
      : (i + Math.floor(i / 7)) % 3 === 0
        ? `<rect x="${x + 4}" y="${y + 16}" width="56" height="26" rx="13" fill="${mid}"/><path d="M${x + 32} ${y + 16}h15a13 13 0 0 1 0 26h-15z" fill="${pale}"/>`
        : i % 2
          ? `<circle cx="${x + 32}" cy="${y + 29}" r="19" fill="${mid}"/>`
          : `<circle cx="${x + 32}" cy="${y + 29}" r="13" fill="${pale}"/>`;
  });
  return packs.join('');
}

function sprig(
  x: number,
  y: number,
  angle: number,
  size: number,
  leaf: string,
  stem: string,
): string {
  const leaves = [0, 1, 2, 3].map((i) => {
    const at = -34 - i * 30;
    const reach = 34 - i * 5;
    return `<path d="M0 ${at}C${-reach * 0.4} ${at - 22} ${-reach} ${at - 24} ${-reach - 6} ${at - 34}C${-reach} ${at - 2} ${-reach * 0.5} ${at + 4} 0 ${at}ZM0 ${at - 12}C${reach * 0.4} ${at - 34} ${reach} ${at - 36} ${reach + 6} ${at - 46}C${reach} ${at - 14} ${reach * 0.5} ${at - 8} 0 ${at - 12}Z"/>`;
  });
  return `<g transform="translate(${x} ${y}) rotate(${angle}) scale(${size})"><path d="M0 20V-150" stroke="${stem}" stroke-width="4" stroke-linecap="round"/><g fill="${leaf}">${leaves.join('')}<path d="M0-146c-12-14-8-30 0-38 8 8 12 24 0 38z"/></g></g>`;
}
