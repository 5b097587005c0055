import { GOAL_COLOURS, darken, lighten } from './colour.ts';
import type { PackshotScene } from './look.ts';
import { inksOn, printLabel, type Printed } from './print.ts';
import { cylinderShade, floorShadow, ribs, shine } from './shading.ts';

/** Creams stand on their cap in a crimped tube; effervescent tablets come in a straight one. */
export function drawTube(scene: PackshotScene): Printed {
  return scene.form === 'cream' ? creamTube(scene) : tabletTube(scene);
}

function creamTube(scene: PackshotScene): Printed {
  const body = scene.packshot.bodyColour;
  const { ink } = GOAL_COLOURS[scene.goal];
  const inks = inksOn(body, scene);
  const printed = printLabel(scene, { x: 346, y: 236, width: 268, height: 410 }, inks, {
    titleSize: 54,
  });
  const path = 'M296 92H664L638 700Q636 716 620 716H340Q324 716 322 700Z';
  const svg = `${floorShadow(480, 850, 175, scene.goal)}
<defs><linearGradient id="tube" x1="300" x2="660" gradientUnits="userSpaceOnUse"><stop offset="0" stop-color="${darken(body, 0.24)}"/><stop offset=".12" stop-color="${darken(body, 0.03)}"/><stop offset=".3" stop-color="${lighten(body, shine(body))}"/><stop offset=".58" stop-color="${body}"/><stop offset=".88" stop-color="${darken(body, 0.16)}"/><stop offset="1" stop-color="${darken(body, 0.34)}"/></linearGradient>${cylinderShade('cap', 340, 280, scene.look.cap)}<clipPath id="tubeBody"><path d="${path}"/></clipPath></defs>
<path d="M344 704H616V826Q616 852 590 852H370Q344 852 344 826Z" fill="url(#cap)"/>${ribs(344, 272, 734, 96, darken(scene.look.cap, 0.42))}
<path d="${path}" fill="url(#tube)"/>
<g clip-path="url(#tubeBody)"><rect x="280" y="92" width="400" height="40" fill="#fff" opacity=".2"/>${Array.from({ length: 24 }, (_, i) => `<path d="M${304 + i * 15.4} 94v36" stroke="#000" stroke-opacity=".14" stroke-width="2.5"/>`).join('')}
<path d="M290 134H670" stroke="#000" stroke-opacity=".2" stroke-width="3"/><rect x="290" y="170" width="380" height="20" fill="${ink}"/><rect x="290" y="194" width="380" height="5" fill="${scene.packshot.accentColour}"/>
<path d="M322 206 338 690" stroke="#fff" stroke-opacity=".32" stroke-width="10" stroke-linecap="round"/><rect x="300" y="690" width="360" height="30" fill="#000" opacity=".1"/></g>${printed.svg}`;
  return { svg, texts: printed.texts, spare: printed.spare };
}

function tabletTube(scene: PackshotScene): Printed {
  const body = scene.packshot.bodyColour;
  const { ink, tint } = GOAL_COLOURS[scene.goal];
  const inks = inksOn(body, scene);
  const printed = printLabel(scene, { x: 356, y: 300, width: 248, height: 430 }, inks, {
    titleSize: 52,
  });
  const svg = `${floorShadow(480, 852, 175, scene.goal)}
<defs>${cylinderShade('tube', 322, 316, body)}${cylinderShade('cap', 314, 332, scene.look.cap)}${cylinderShade('band', 322, 316, ink)}</defs>
<path d="M322 190H638V826Q638 858 606 858H354Q322 858 322 826Z" fill="url(#tube)"/>
<path d="M322 214Q480 234 638 214V254Q480 274 322 254Z" fill="url(#band)"/>
<path d="M322 766Q480 786 638 766V826Q638 858 606 858H354Q322 858 322 826Z" fill="url(#band)"/>
<g fill="${tint}" opacity=".8"><circle cx="404" cy="818" r="14"/><circle cx="450" cy="802" r="7"/><circle cx="500" cy="826" r="11"/><circle cx="548" cy="804" r="6"/></g>
<path d="M314 118Q314 92 340 92H620Q646 92 646 118V184Q646 198 632 198H328Q314 198 314 184Z" fill="url(#cap)"/>${ribs(314, 332, 116, 62, darken(scene.look.cap, 0.42))}${printed.svg}`;
  return { svg, texts: printed.texts, spare: printed.spare };
}
