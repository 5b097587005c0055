import { pictureHead, type PictureHead, type PictureType } from './picture-head.ts';

export const PICTURE_KINDS = ['pack', 'label', 'detail', 'in-use'] as const;
export type PictureKind = (typeof PICTURE_KINDS)[number];

export const PICTURE_ENDINGS: Readonly<Record<PictureType, string>> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
};

/** The largest file that is taken in. */
export const PICTURE_MOST_BYTES = 15 * 1024 * 1024;
/** A small file can unpack to a picture that fills the memory: what it says of itself is held against this first. */
export const PICTURE_MOST_PIXELS = 40_000_000;
/** Smaller ones look poor on a page. */
export const PICTURE_LEAST_SIDE = 400;
export const PICTURES_MOST = 12;
export const ALT_MOST = 250;

export type PictureFault = 'NOT_A_PICTURE' | 'ANIMATED' | 'TOO_MANY_PIXELS' | 'TOO_SMALL';

/** A picture that can be worked on, or why not. */
export function judgePicture(bytes: Uint8Array): PictureHead | PictureFault {
  const head = pictureHead(bytes);
  if (head === null) return 'NOT_A_PICTURE';
  if (head.animated) return 'ANIMATED';
  if (head.width * head.height > PICTURE_MOST_PIXELS) return 'TOO_MANY_PIXELS';
  return Math.min(head.width, head.height) < PICTURE_LEAST_SIDE ? 'TOO_SMALL' : head;
}

export const RENDITION_FORMATS = ['avif', 'webp', 'jpeg'] as const;
export type RenditionFormat = (typeof RENDITION_FORMATS)[number];

const WIDTHS = [160, 320, 640, 960, 1280, 1920] as const;

/** Widths that are made of a picture: never wider than it is, and one that shows all there is of a small one. */
export function renditionWidths(width: number): number[] {
  const largest = Math.min(width, 1920);
  return [...WIDTHS.filter((each) => each < largest), largest];
}

/** Where a rendition lies below the key of its picture. */
export const renditionKey = (key: string, width: number, format: RenditionFormat): string =>
  `${key}/${width}.${format}`;
