import { WIDTHS, type Picture } from '../packshot/picture-book.ts';
import type { MediaStore } from './media-store.ts';
import type { Progress } from './progress.ts';
import { renditionsOf } from './renditions.ts';

/** Renders and stores pictures as they come, a few at a time. */
export interface Gallery {
  hang(picture: Picture, svg: string): void;
  /** Waits until so few are under way that more may come. */
  room(): Promise<void>;
  done(): Promise<void>;
}

const SIDE_BY_SIDE = 4;
const WAITING = 64;

export function gallery(
  store: MediaStore,
  stored: ReadonlySet<string>,
  cacheDir: string,
  progress: Progress,
): Gallery {
  const waiting: { picture: Picture; svg: string }[] = [];
  const running = new Set<Promise<void>>();
  let failure: unknown;
  const isStored = (picture: Picture): boolean =>
    WIDTHS.every(
      (width) =>
        stored.has(`${picture.key}/${width}.avif`) && stored.has(`${picture.key}/${width}.webp`),
    );

  const work = async (picture: Picture, svg: string): Promise<void> => {
    const { renditions, cached } = await renditionsOf(picture, svg, cacheDir);
    await Promise.all(renditions.map((rendition) => store.put(rendition)));
    progress.count(cached ? 'pictures from cache' : 'pictures drawn');
  };
  const start = (): void => {
    while (running.size < SIDE_BY_SIDE && failure === undefined) {
      const next = waiting.shift();
      if (!next) return;
      const job = work(next.picture, next.svg)
        .catch((error: unknown) => {
          failure ??= error;
        })
        .finally(() => {
          running.delete(job);
          start();
        });
      running.add(job);
    }
  };
  const settle = async (until: number): Promise<void> => {
    while (waiting.length + running.size > until && failure === undefined)
      await Promise.race(running);
    if (failure !== undefined) throw failure;
  };
  return {
    hang(picture, svg) {
      if (isStored(picture)) return progress.count('pictures in place');
      waiting.push({ picture, svg });
      start();
    },
    room: () => settle(WAITING),
    done: () => settle(0),
  };
}
