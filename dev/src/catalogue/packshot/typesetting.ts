import { fontOf, type Face } from './fonts.ts';

/** Text on a label as it was set: what the specs measure. */
export interface SetText {
  readonly text: string;
  readonly size: number;
  readonly width: number;
  readonly maxWidth: number;
}

export interface TextStyle {
  readonly face: Face;
  readonly fill: string;
  /** Extra space between letters, in em. */
  readonly tracking?: number;
}

interface Shape {
  /** Advance width in em. */
  readonly em: number;
  readonly glyphs: readonly {
    readonly outline: string;
    readonly at: number;
    readonly advance: number;
  }[];
}

const shapes = new Map<string, Shape>();
const SHAPES_KEPT = 20_000;

/** Glyphs of a text with kerning; shaping is the dear part of a label, and labels repeat themselves. */
function shapeOf(text: string, face: Face): Shape {
  const name = `${face}:${text}`;
  const known = shapes.get(name);
  if (known) return known;
  const font = fontOf(face);
  const run = font.layout(text);
  const shape = {
    em: run.advanceWidth / font.unitsPerEm,
    glyphs: run.glyphs.map((glyph, i) => ({
      outline: glyph.path.toSVG(),
      at: run.positions[i]?.xOffset ?? 0,
      advance: run.positions[i]?.xAdvance ?? 0,
    })),
  };
  if (shapes.size >= SHAPES_KEPT) shapes.clear();
  shapes.set(name, shape);
  return shape;
}

/** Width of `text` in pixels, kerning and tracking included. */
export function measure(text: string, size: number, face: Face, tracking = 0): number {
  const { em, glyphs } = shapeOf(text, face);
  return (em + tracking * Math.max(0, glyphs.length - 1)) * size;
}

const digits = (value: number): string => String(Math.round(value * 100) / 100);

/** One line of outlines with its baseline at `y`; `anchor` says which end of the line is at `x`. */
export function setLine(
  text: string,
  size: number,
  x: number,
  y: number,
  style: TextStyle,
  anchor: 'start' | 'middle' | 'end' = 'start',
): string {
  const { face, fill, tracking = 0 } = style;
  const { unitsPerEm } = fontOf(face);
  const scale = size / unitsPerEm;
  const shift = { start: 0, middle: 0.5, end: 1 }[anchor] * measure(text, size, face, tracking);
  let pen = 0;
  const glyphs = shapeOf(text, face).glyphs.map(({ outline, at, advance }) => {
    const x = digits(pen + at);
    pen += advance + tracking * unitsPerEm;
    return outline === '' ? '' : `<path transform="translate(${x} 0)" d="${outline}"/>`;
  });
  const k = scale.toFixed(6);
  return `<g fill="${fill}" transform="translate(${digits(x - shift)} ${digits(y)}) scale(${k} -${k})">${glyphs.join('')}</g>`;
}

export interface FitBox {
  readonly maxWidth: number;
  readonly maxSize: number;
  /** Prefer another line over a size below this. */
  readonly comfortableSize: number;
  readonly maxLines: number;
}

export interface FittedText {
  readonly lines: readonly string[];
  readonly size: number;
  readonly width: number;
}

/**
 * Sets `text` as large as its box allows: on one line while that stays comfortable, else balanced
 * over more lines, else scaled down. The result is never wider than the box.
 */
export function fit(text: string, face: Face, box: FitBox, tracking = 0): FittedText {
  let best: FittedText | undefined;
  for (let count = 1; count <= box.maxLines; count++) {
    const lines = balance(text, count, face, tracking);
    if (lines.length < count) break;
    const unit = Math.max(...lines.map((line) => measure(line, 1, face, tracking)));
    const size = Math.floor(Math.min(box.maxSize, box.maxWidth / unit) * 10) / 10;
    if (best === undefined || size > best.size * 1.12) best = { lines, size, width: unit * size };
    if (best.size >= box.comfortableSize) break;
  }
  return best ?? { lines: [], size: 0, width: 0 };
}

/** Splits at spaces into `count` lines so that the widest is as narrow as it can be. */
function balance(text: string, count: number, face: Face, tracking: number): string[] {
  const words = text.split(' ').filter((word) => word !== '');
  if (count === 1 || words.length < count) return words.length === 0 ? [] : [words.join(' ')];
  let best: { lines: string[]; widest: number } | undefined;
  for (let cut = 1; cut <= words.length - (count - 1); cut++) {
    const first = words.slice(0, cut).join(' ');
    // A line that ends on "&", "of" or "with" reads badly.
    const dangling = /(^| )(&|of|with|for|and|\+|·)$/i.test(first) ? 1.25 : 1;
    const rest = balance(words.slice(cut).join(' '), count - 1, face, tracking);
    const lines = [first, ...rest];
    const widest = dangling * Math.max(...lines.map((line) => measure(line, 1, face, tracking)));
    if (best === undefined || widest < best.widest) best = { lines, widest };
  }
  return best?.lines ?? [text];
}
