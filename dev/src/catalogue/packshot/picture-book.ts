import { createHash } from 'node:crypto';
import { drawPackshot } from './draw.ts';
import type { PackshotScene } from './look.ts';

/** Widths every picture is stored in; the largest is the size it is drawn at. */
export const WIDTHS = [320, 640, 960] as const;

export interface Picture {
  /** `packshots/<hash of the drawing>`: another drawing is another key, so caches never go stale. */
  readonly key: string;
  readonly hash: string;
  readonly widths: readonly number[];
}

/** Draws each scene once and remembers what it is called; `onNew` gets the drawing. */
export interface PictureBook {
  add(scene: PackshotScene): Picture;
  readonly size: number;
}

export function pictureBook(
  onNew: (picture: Picture, svg: string) => void = () => {},
): PictureBook {
  const known = new Map<string, Picture>();
  return {
    add(scene) {
      const { packshot, form, goal, brandName } = scene;
      const name = JSON.stringify([packshot, form, goal, brandName]);
      const before = known.get(name);
      if (before) return before;
      const { svg } = drawPackshot(scene);
      const hash = createHash('sha256').update(svg).digest('hex').slice(0, 20);
      const picture = { key: `packshots/${hash}`, hash, widths: WIDTHS };
      known.set(name, picture);
      onNew(picture, svg);
      return picture;
    },
    get size() {
      return known.size;
    },
  };
}
