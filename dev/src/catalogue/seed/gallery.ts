import { WIDTHS, type Picture } from '../packshot/picture-book.ts';
import { lanes } from './lanes.ts';
import type { MediaStore } from './media-store.ts';
import type { Progress } from './progress.ts';
import { renditionsOf } from './renditions.ts';

/** Renders and stores pictures as they come, a few at a time. */
export interface Gallery {
  /** Takes a drawing in; what is stored already is left alone. */
  take(picture: Picture, svg: string): void;
  /** Renders and stores all that was taken in. */
  hangAll(): Promise<void>;
}

const SIDE_BY_SIDE = 4;

export function gallery(
  store: MediaStore,
  stored: ReadonlySet<string>,
  cacheDir: string,
  progress: Progress,
): Gallery {
  const waiting: { readonly picture: Picture; readonly svg: string }[] = [];
  const isStored = ({ key }: Picture): boolean =>
    WIDTHS.every(
      (width) => stored.has(`${key}/${width}.avif`) && stored.has(`${key}/${width}.webp`),
    );
  return {
    take(picture, svg) {
      if (!isStored(picture)) waiting.push({ picture, svg });
    },
    async hangAll() {
      if (waiting.length === 0) return;
      progress.expect('pictures', waiting.length);
      const hands = Array.from({ length: SIDE_BY_SIDE }, (_, hand) => hand);
      const wall = lanes(hands, async (_, { picture, svg }: (typeof waiting)[number]) => {
        const { renditions, cached } = await renditionsOf(picture, svg, cacheDir);
        await Promise.all(renditions.map((rendition) => store.put(rendition)));
        progress.count('pictures');
        if (!cached) progress.count('drawn anew');
      });
      for (const one of waiting) await wall.give(one);
      await wall.done();
    },
  };
}
