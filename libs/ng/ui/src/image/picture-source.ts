import type { ImageDto } from '@green-apple/contracts-http';
import { CENTRE, objectPosition, renditionKey } from '@green-apple/domain-catalog';
import type { RenditionFormat } from '@green-apple/domain-catalog';

/** Where the app's own server passes pictures through from the object store. */
const MEDIA_PATH = '/media';

/** Address of one rendition. */
export const renditionUrl = (key: string, width: number, format: RenditionFormat): string =>
  `${MEDIA_PATH}/${renditionKey(key.split('/').map(encodeURIComponent).join('/'), width, format)}`;

/** `srcset` of all widths, smallest first. */
export function sourceSet(image: ImageDto, format: RenditionFormat): string {
  return [...image.widths]
    .sort((a, b) => a - b)
    .map((width) => `${renditionUrl(image.key, width, format)} ${width}w`)
    .join(', ');
}

/** What a browser without srcset loads: the width closest to `wanted`, rather larger than smaller. */
export function fallbackUrl(image: ImageDto, wanted: number): string {
  const widths = [...image.widths].sort((a, b) => a - b);
  const width = widths.find((candidate) => candidate >= wanted) ?? widths.at(-1) ?? wanted;
  // Pictures that came with their products have nothing older than WebP.
  return renditionUrl(image.key, width, image.formats?.includes('jpeg') ? 'jpeg' : 'webp');
}

/** What is shown of it elsewhere, where a page is linked to: large, in the most common format there is. */
export const previewUrl = (image: ImageDto): string => fallbackUrl(image, 1200);

/** A picture's size as it stands upright; those without one are square. */
export const pictureSize = ({ width, height, widths }: ImageDto) => {
  const side = Math.max(...widths);
  return { width: width ?? side, height: height ?? side };
};

/** Which part shows where the picture is cropped to this ratio of width to height. */
export const focusPosition = (image: ImageDto, ratio: number): string =>
  objectPosition(pictureSize(image), image.focus ?? CENTRE, ratio);
