import { buffer } from 'node:stream/consumers';
import { renditionKey } from '@green-apple/domain-catalog';
import type { ObjectStore } from '@green-apple/messaging';
import type { RenditionRepository } from '@green-apple/persistence';
import type { PictureActivities } from '@green-apple/workflow-contracts';
import { openPicture, UnreadablePicture, type OpenPicture } from './make-renditions.ts';

export interface PicturePorts {
  readonly pictures: RenditionRepository;
  readonly originals: ObjectStore;
  /** What the shop shows. */
  readonly media: ObjectStore;
  /** Says that the step is at it; throws when the step is not wanted any more. */
  readonly beat: (done: number) => void;
}

/** Pictures whose files are removed in one go. */
const REMOVED_AT_ONCE = 100;

/** Renditions of pictures: made ahead, stored under names that never mean anything else. */
export function createPictureActivities(ports: PicturePorts): PictureActivities {
  const { pictures, originals, media, beat } = ports;

  return {
    async makeRenditions({ pictureId }) {
      const picture = await pictures.waiting(pictureId);
      if (picture === null) return;
      const opened = await openOrNull(await buffer(await originals.open(picture.originalKey)));
      if (opened === null) return pictures.failed(pictureId, 'UNREADABLE');
      let done = 0;
      for await (const { width, format, bytes } of opened.renditions()) {
        await media.put(renditionKey(picture.key, width, format), `image/${format}`, inOne(bytes));
        beat(++done);
      }
      await pictures.ready(pictureId, opened);
    },

    putPictureDown: ({ pictureId }) => pictures.failed(pictureId, 'UNFINISHED'),

    async sweepPictures() {
      await pictures.askAgain();
      await pictures.takeLeave();
      let removed = 0;
      for (;;) {
        const leaving = await pictures.leaving(REMOVED_AT_ONCE);
        if (leaving.length === 0) return { removed };
        for (const { key, originalKey, widths, formats } of leaving) {
          for (const width of widths)
            for (const format of formats) await media.remove(renditionKey(key, width, format));
          await originals.remove(originalKey);
          await pictures.left(key);
          beat(++removed);
        }
      }
    },
  };
}

async function openOrNull(original: Buffer): Promise<OpenPicture | null> {
  try {
    return await openPicture(original);
  } catch (error) {
    if (error instanceof UnreadablePicture) return null;
    throw error;
  }
}

async function* inOne(content: Buffer): AsyncGenerator<Buffer> {
  yield content;
}
