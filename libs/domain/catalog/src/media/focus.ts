/** A point of a picture that stays in sight however it is cropped: shares of its width and height. */
export interface FocalPoint {
  readonly x: number;
  readonly y: number;
}

export interface PictureSize {
  readonly width: number;
  readonly height: number;
}

export interface Crop extends PictureSize {
  readonly left: number;
  readonly top: number;
}

export const CENTRE: FocalPoint = { x: 0.5, y: 0.5 };

const within = (value: number, least: number, most: number): number =>
  Math.min(most, Math.max(least, value));

/** The largest part of a picture that has this ratio of width to height, as near to its point as the edges allow. */
export function cropAround(size: PictureSize, focus: FocalPoint, ratio: number): Crop {
  const width = Math.min(size.width, size.height * ratio);
  const height = Math.min(size.height, size.width / ratio);
  return {
    left: within(focus.x * size.width - width / 2, 0, size.width - width),
    top: within(focus.y * size.height - height / 2, 0, size.height - height),
    width,
    height,
  };
}

/** The same as CSS `object-position` has it: how much of what is cut off lies before the part that shows. */
export function objectPosition(size: PictureSize, focus: FocalPoint, ratio: number): string {
  const { left, top, width, height } = cropAround(size, focus, ratio);
  return `${percent(left, size.width - width)} ${percent(top, size.height - height)}`;
}

const percent = (before: number, cut: number): string =>
  cut < 1e-9 ? '50%' : `${Math.round((before / cut) * 1000) / 10}%`;

/** The point moved by shares of the picture, kept inside it, in thousandths. */
export const moveFocus = ({ x, y }: FocalPoint, right: number, down: number): FocalPoint => ({
  x: Math.round(within(x + right, 0, 1) * 1000) / 1000,
  y: Math.round(within(y + down, 0, 1) * 1000) / 1000,
});
