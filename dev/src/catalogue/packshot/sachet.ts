import { GOAL_COLOURS, darken, lighten } from './colour.ts';
import type { PackshotScene } from './look.ts';
import { inksOn, printLabel, type Printed } from './print.ts';
import { floorShadow } from './shading.ts';

/** A strip of sachets fanned out, the front one printed; bars come in a crimped flow wrap. */
export function drawSachet(scene: PackshotScene): Printed {
  return scene.form === 'bar' ? barWrap(scene) : sachets(scene);
}

function sachets(scene: PackshotScene): Printed {
  const body = scene.packshot.bodyColour;
  const { ink } = GOAL_COLOURS[scene.goal];
  const inks = inksOn(body, scene);
  const printed = printLabel(scene, { x: 344, y: 300, width: 276, height: 440 }, inks, {
    titleSize: 58,
  });
  const back = (dx: number, angle: number, shade: number): string =>
    `<g transform="translate(${dx} 22) rotate(${angle} 480 860)">${sachetBody(`b${angle + 90}`, darken(body, shade), ink)}</g>`;
  const svg = `${floorShadow(480, 846, 250, scene.goal)}${back(-66, -9, 0.16)}${back(66, 9, 0.1)}${sachetBody('front', body, ink)}${printed.svg}`;
  return { svg, texts: printed.texts, spare: printed.spare };
}

/** Zigzag edge from (`x1`) to (`x2`) at height `y`; the teeth of a torn-off strip. */
function teeth(x1: number, x2: number, y: number, depth: number): string {
  const count = 34;
  const step = (x2 - x1) / count;
  return Array.from(
    { length: count },
    (_, i) => `L${x1 + step * (i + 0.5)} ${y + depth}L${x1 + step * (i + 1)} ${y}`,
  ).join('');
}

function sachetBody(id: string, colour: string, band: string): string {
  const path = `M310 110${teeth(310, 650, 110, 6)}V846${teeth(650, 310, 846, -6)}Z`;
  return `<defs><linearGradient id="${id}" x1="310" x2="650" gradientUnits="userSpaceOnUse"><stop offset="0" stop-color="${darken(colour, 0.22)}"/><stop offset=".09" stop-color="${lighten(colour, 0.1)}"/><stop offset=".34" stop-color="${lighten(colour, 0.16)}"/><stop offset=".7" stop-color="${colour}"/><stop offset="1" stop-color="${darken(colour, 0.26)}"/></linearGradient></defs>
<path d="${path}" fill="#000" opacity=".16" transform="translate(-5 5)"/><path d="${path}" fill="url(#${id})"/>
<g stroke="#000" stroke-opacity=".12" stroke-width="2">${[128, 137, 146, 155].map((y) => `<path d="M312 ${y}H648"/>`).join('')}${[802, 811, 820, 829].map((y) => `<path d="M312 ${y}H648"/>`).join('')}</g>
<rect x="310" y="182" width="340" height="66" fill="${band}"/><path d="M310 214l16-9v18z" fill="#fff" opacity=".75"/><path d="M330 214H640" stroke="#fff" stroke-opacity=".5" stroke-width="2.5" stroke-dasharray="10 9"/>
<path d="M336 262C330 420 332 640 340 780" stroke="#fff" stroke-opacity=".22" stroke-width="12" stroke-linecap="round" fill="none"/>`;
}

function barWrap(scene: PackshotScene): Printed {
  const body = scene.packshot.bodyColour;
  const { ink } = GOAL_COLOURS[scene.goal];
  const inks = inksOn(body, scene);
  const printed = printLabel(scene, { x: 196, y: 392, width: 362, height: 214 }, inks, {
    titleSize: 58,
    align: 'left',
  });
  const edge = (x: number, dir: 1 | -1): string =>
    Array.from(
      { length: 15 },
      (_, i) =>
        `L${x - dir * 8} ${360 + (i + 0.5) * 18 * dir + (dir === 1 ? 0 : 270)}L${x} ${360 + (i + 1) * 18 * dir + (dir === 1 ? 0 : 270)}`,
    ).join('');
  const path = `M86 630${edge(86, -1)}Q120 356 150 350H810Q840 356 874 360${edge(874, 1)}Q840 636 810 642H150Q120 636 86 630Z`;
  const bite = scene.packshot.accentColour;
  const svg = `${floorShadow(480, 648, 390, scene.goal)}
<defs><linearGradient id="wrap" x1="0" x2="0" y1="350" y2="642" gradientUnits="userSpaceOnUse"><stop offset="0" stop-color="${darken(body, 0.16)}"/><stop offset=".14" stop-color="${lighten(body, 0.22)}"/><stop offset=".4" stop-color="${lighten(body, 0.06)}"/><stop offset=".75" stop-color="${body}"/><stop offset="1" stop-color="${darken(body, 0.32)}"/></linearGradient><clipPath id="wrapBody"><path d="${path}"/></clipPath></defs>
<path d="${path}" fill="url(#wrap)"/>
<g clip-path="url(#wrapBody)"><g stroke="#000" stroke-opacity=".16" stroke-width="3">${[96, 106, 116, 126, 834, 844, 854, 864].map((x) => `<path d="M${x} 346V650"/>`).join('')}</g>
<path d="M640 340H836V660H590Z" fill="${ink}"/><path d="M628 340h12l-50 320h-12z" fill="${bite}"/>
<path d="M150 372Q480 360 800 374" stroke="#fff" stroke-opacity=".4" stroke-width="8" stroke-linecap="round" fill="none"/></g>
${barPiece(718, 496)}${printed.svg}`;
  return { svg, texts: printed.texts, spare: printed.spare };
}

/** The bar itself, cut open: oats, nuts and a glaze. */
function barPiece(cx: number, cy: number): string {
  const crumbs = [
    [-44, -30, 9],
    [-14, -40, 7],
    [20, -32, 10],
    [46, -14, 7],
    [-52, 2, 7],
    [-22, -8, 11],
    [10, 2, 8],
    [36, 18, 10],
    [-38, 28, 10],
    [-6, 34, 8],
    [22, 42, 7],
    [54, 40, 6],
  ];
  return `<g transform="rotate(-12 ${cx} ${cy})"><rect x="${cx - 76}" y="${cy - 62}" width="152" height="124" rx="20" fill="#7A4B22"/><rect x="${cx - 76}" y="${cy - 62}" width="152" height="104" rx="20" fill="#B37A3C"/><g>${crumbs.map(([x = 0, y = 0, r = 0], i) => `<ellipse cx="${cx + x}" cy="${cy + y}" rx="${r}" ry="${r * 0.72}" fill="${['#E9CF9C', '#8A4F23', '#F3E2BD', '#5F3415'][i % 4]}" transform="rotate(${i * 37} ${cx + x} ${cy + y})"/>`).join('')}</g></g>`;
}
