import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { create, type Font, type Outline, type OutlinePoint } from 'fontkit';

/** One cut of a self-hosted variable font: a file and a place on its axes. */
interface Cut {
  readonly file: string;
  readonly axes: Readonly<Record<string, number>>;
}

const FRAUNCES = '@fontsource-variable/fraunces/files/fraunces-latin-full-normal.woff2';
const FIGTREE = '@fontsource-variable/figtree/files/figtree-latin-wght-normal.woff2';

const CUTS = {
  display: { file: FRAUNCES, axes: { opsz: 60, wght: 540, SOFT: 60, WONK: 0 } },
  displayStrong: { file: FRAUNCES, axes: { opsz: 60, wght: 680, SOFT: 60, WONK: 0 } },
  text: { file: FIGTREE, axes: { wght: 480 } },
  textStrong: { file: FIGTREE, axes: { wght: 680 } },
} satisfies Record<string, Cut>;

export type Face = keyof typeof CUTS;

const loaded = new Map<Face, Font>();

/** The font of a face, read once. Text is set as outlines, so no system font is ever needed. */
export function fontOf(face: Face): Font {
  const known = loaded.get(face);
  if (known) return known;
  const font = instantiate(CUTS[face]);
  loaded.set(face, font);
  return font;
}

/**
 * fontkit reads WOFF2 but does not vary its outlines: they are decoded ahead of the variation step.
 * So the outlines come from a first reading and are moved along the axes here; advances (HVAR) and
 * kerning fontkit varies itself once it knows the coordinates.
 */
function instantiate(cut: Cut): Font {
  const bytes = readFileSync(createRequire(import.meta.url).resolve(cut.file));
  const plain = create(bytes);
  void plain.getGlyph(1).path;
  const font = create(bytes);
  font.variationCoords = font.fvar.axis.map(
    (axis) => cut.axes[axis.axisTag.trim()] ?? axis.defaultValue,
  );
  font._transformedGlyphs = plain._transformedGlyphs;
  const processor = font._variationProcessor;
  plain._transformedGlyphs.forEach((outline, id) => {
    const points = movablePoints(outline);
    if (points.length === 0) return;
    processor.transformPoints(id, [...points, point(0, 0), point(0, 0), point(0, 0), point(0, 0)]);
    outline.points?.forEach((target, i) => Object.assign(target, place(points[i])));
    outline.components?.forEach((target, i) => {
      const moved = place(points[i]);
      Object.assign(target, { dx: moved.x, dy: moved.y });
    });
  });
  return font;
}

/** The points the variation table speaks of; its four phantom points follow them. */
function movablePoints(outline: Outline): OutlinePoint[] {
  if (outline.points) return outline.points.map((p) => point(p.x, p.y, p.endContour));
  return (outline.components ?? []).map((c) => point(c.dx, c.dy));
}

function point(x: number, y: number, endContour = true): OutlinePoint {
  return {
    x,
    y,
    endContour,
    copy() {
      return point(this.x, this.y, this.endContour);
    },
  };
}

const place = (p: OutlinePoint | undefined): { x: number; y: number } => ({
  x: p?.x ?? 0,
  y: p?.y ?? 0,
});
