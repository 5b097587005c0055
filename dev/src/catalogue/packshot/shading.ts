import type { Goal } from '@green-apple/domain-catalog';
import { GOAL_COLOURS, darken, lighten, luminance, mix } from './colour.ts';

export const round = (value: number): number => Math.round(value * 100) / 100;

/** A soft pool and a tight contact shadow, in the goal's own ink so that it sits on the tint. */
export function floorShadow(cx: number, cy: number, radius: number, goal: Goal): string {
  const { tint, ink } = GOAL_COLOURS[goal];
  const colour = mix(ink, darken(tint, 0.5), 0.4);
  const pool = (id: string, opacity: number): string =>
    `<radialGradient id="${id}"><stop offset="0" stop-color="${colour}" stop-opacity="${opacity}"/><stop offset=".55" stop-color="${colour}" stop-opacity="${round(opacity * 0.45)}"/><stop offset="1" stop-color="${colour}" stop-opacity="0"/></radialGradient>`;
  return `<defs>${pool('pool', 0.38)}${pool('contact', 0.75)}</defs><ellipse cx="${cx + 26}" cy="${cy + 8}" rx="${round(radius * 1.22)}" ry="42" fill="url(#pool)"/><ellipse cx="${cx + 4}" cy="${cy + 6}" rx="${round(radius * 0.9)}" ry="17" fill="url(#contact)"/>`;
}

/** How much a highlight lightens: little on dark grounds, where light print has to stay legible. */
export const shine = (colour: string): number => (luminance(colour) > 0.35 ? 0.4 : 0.14);

/** Light from the upper left over a round body of one colour. */
export function cylinderShade(id: string, x: number, width: number, colour: string): string {
  return `<linearGradient id="${id}" x1="${x}" x2="${x + width}" gradientUnits="userSpaceOnUse"><stop offset="0" stop-color="${darken(colour, 0.3)}"/><stop offset=".1" stop-color="${darken(colour, 0.08)}"/><stop offset=".28" stop-color="${lighten(colour, shine(colour))}"/><stop offset=".55" stop-color="${colour}"/><stop offset=".86" stop-color="${darken(colour, 0.2)}"/><stop offset="1" stop-color="${darken(colour, 0.4)}"/></linearGradient>`;
}

/** Vertical ribs of a cap, closer together towards the edges. */
export function ribs(x: number, width: number, y: number, height: number, colour: string): string {
  const count = 22;
  const lines = Array.from({ length: count - 1 }, (_, i) => {
    const angle = ((i + 1) / count) * Math.PI;
    const at = round(x + width / 2 - (Math.cos(angle) * width) / 2);
    return `<path d="M${at} ${y}v${height}"/>`;
  });
  return `<g stroke="${colour}" stroke-opacity=".3" stroke-width="2.4" stroke-linecap="round">${lines.join('')}</g>`;
}
