import {
  PICTURE_LEAST_SIDE,
  PICTURE_MOST_PIXELS,
  type PictureFault,
} from '@green-apple/domain-catalog';

const WORDS: Readonly<Record<PictureFault, string>> = {
  NOT_A_PICTURE: 'This is no JPEG, PNG or WebP, whatever its name says.',
  ANIMATED: 'Moving pictures are not shown. Send a still one.',
  TOO_MANY_PIXELS: `A picture may have up to ${PICTURE_MOST_PIXELS / 1_000_000} megapixels.`,
  TOO_SMALL: `A picture needs at least ${PICTURE_LEAST_SIDE} pixels on each side.`,
};

export const refusalText = (fault: PictureFault): string => WORDS[fault];
