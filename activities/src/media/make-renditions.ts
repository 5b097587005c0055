import {
  renditionWidths,
  RENDITION_FORMATS,
  PICTURE_MOST_PIXELS,
} from '@green-apple/domain-catalog';
import type { RenditionFormat } from '@green-apple/domain-catalog';
import type { MadeRenditions } from '@green-apple/persistence';
import sharp, { type CreateRaw, type Sharp } from 'sharp';

// Several pictures are made side by side; threads within one would only get in each other's way.
sharp.concurrency(1);

export interface Rendition {
  readonly width: number;
  readonly format: RenditionFormat;
  readonly bytes: Buffer;
}

/** The file says that it is a picture, and is none, or none that ends. */
export class UnreadablePicture extends Error {}

/** What the camera wrote into a file (place, time, maker) is not in what is made of it; colours are those of screens. */
export interface OpenPicture extends MadeRenditions {
  /** One after the other: only one is held at a time. */
  renditions(): AsyncGenerator<Rendition>;
}

export async function openPicture(original: Buffer): Promise<OpenPicture> {
  const { data, info } = await upright(original);
  const raw = { width: info.width, height: info.height, channels: info.channels };
  const widths = renditionWidths(info.width);
  return {
    width: info.width,
    height: info.height,
    widths,
    formats: RENDITION_FORMATS,
    tint: await averageColour(data, raw),
    async *renditions() {
      for (const width of widths) {
        const small = await sharp(data, { raw })
          .resize(width)
          .raw()
          .toBuffer({ resolveWithObject: true });
        const size = { ...raw, width: small.info.width, height: small.info.height };
        for (const format of RENDITION_FORMATS)
          yield { width, format, bytes: await encoded(sharp(small.data, { raw: size }), format) };
      }
    },
  };
}

async function upright(original: Buffer) {
  try {
    return await sharp(original, { limitInputPixels: PICTURE_MOST_PIXELS, failOn: 'error' })
      .autoOrient()
      .toColourspace('srgb')
      .raw()
      .toBuffer({ resolveWithObject: true });
  } catch (error) {
    throw new UnreadablePicture('a file cannot be read as a picture', { cause: error });
  }
}

function encoded(image: Sharp, format: RenditionFormat): Promise<Buffer> {
  switch (format) {
    case 'avif':
      return image.avif({ quality: 55, effort: 2, chromaSubsampling: '4:2:0' }).toBuffer();
    case 'webp':
      return image.webp({ quality: 82, effort: 3 }).toBuffer();
    case 'jpeg':
      // For what takes nothing newer; it knows no transparency.
      return image
        .flatten({ background: '#ffffff' })
        .jpeg({ quality: 80, mozjpeg: true })
        .toBuffer();
  }
}

/** Shows while the picture loads. */
async function averageColour(data: Buffer, raw: CreateRaw): Promise<string> {
  const [red = 0, green = red, blue = red] = await sharp(data, { raw })
    .flatten({ background: '#ffffff' })
    .resize(1, 1, { fit: 'fill' })
    .toColourspace('srgb')
    .raw()
    .toBuffer();
  return `#${[red, green, blue].map((one) => one.toString(16).padStart(2, '0')).join('')}`;
}
