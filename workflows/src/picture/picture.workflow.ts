import type { PictureInput, PictureSweep } from '@green-apple/workflow-contracts';
import { isCancellation, log } from '@temporalio/workflow';
import { pictureEnd, pictureSteps } from '../support/proxies.ts';

/** A picture that was sent gets its renditions. Asked for again it looks again: what is made already stays. */
export async function picture({ pictureId }: PictureInput): Promise<void> {
  try {
    await pictureSteps().makeRenditions({ pictureId });
  } catch (error) {
    if (isCancellation(error)) throw error;
    log.warn('a picture could not be worked on');
    await pictureEnd().putPictureDown({ pictureId });
  }
}

/** By schedule: removes what nothing refers to any more. */
export const pictureSweep = (): Promise<PictureSweep> => pictureSteps().sweepPictures();
