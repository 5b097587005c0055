import type { ImageDto } from '@green-apple/contracts-http';

/** Where the app's own server passes pictures through from the object store. */
const MEDIA_PATH = '/media';

/** Address of one rendition. */
export const renditionUrl = (key: string, width: number, format: 'avif' | 'webp'): string =>
  `${MEDIA_PATH}/${key.split('/').map(encodeURIComponent).join('/')}/${width}.${format}`;

/** `srcset` of all widths, smallest first. */
export function sourceSet(image: ImageDto, format: 'avif' | 'webp'): string {
  return [...image.widths]
    .sort((a, b) => a - b)
    .map((width) => `${renditionUrl(image.key, width, format)} ${width}w`)
    .join(', ');
}

/** What a browser without srcset loads: the width closest to `wanted`, rather larger than smaller. */
export function fallbackUrl(image: ImageDto, wanted: number): string {
  const widths = [...image.widths].sort((a, b) => a - b);
  const width = widths.find((candidate) => candidate >= wanted) ?? widths.at(-1) ?? wanted;
  return renditionUrl(image.key, width, 'webp');
}
