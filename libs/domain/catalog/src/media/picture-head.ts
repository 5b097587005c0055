/** What a product's picture may be sent as. Drawings may hold scripts and are not among them. */
export const PICTURE_TYPES = ['image/jpeg', 'image/png', 'image/webp'] as const;
export type PictureType = (typeof PICTURE_TYPES)[number];

/** What the first bytes of a picture say of it, before anything unpacks it. */
export interface PictureHead {
  readonly type: PictureType;
  /** As stored; a camera may have noted that it is to be turned. */
  readonly width: number;
  readonly height: number;
  readonly animated: boolean;
}

/** Reads the head of a picture; null for anything else, and for one that breaks off in its head. */
export function pictureHead(bytes: Uint8Array): PictureHead | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    return png(view) ?? jpeg(view) ?? webp(view);
  } catch (error) {
    // Read past its end.
    if (error instanceof RangeError) return null;
    throw error;
  }
}

function tag(view: DataView, at: number): string {
  return String.fromCharCode(
    view.getUint8(at),
    view.getUint8(at + 1),
    view.getUint8(at + 2),
    view.getUint8(at + 3),
  );
}

function png(view: DataView): PictureHead | null {
  if (view.getUint32(0) !== 0x89504e47 || view.getUint32(4) !== 0x0d0a1a0a) return null;
  if (tag(view, 12) !== 'IHDR') return null;
  const [width, height] = [view.getUint32(16), view.getUint32(20)];
  // An animation says so before its first picture.
  for (let at = 8; ; at += view.getUint32(at) + 12) {
    const name = tag(view, at + 4);
    if (name === 'acTL') return { type: 'image/png', width, height, animated: true };
    if (name === 'IDAT') return { type: 'image/png', width, height, animated: false };
  }
}

/** Frames that say the size; the others between 0xC0 and 0xCF are tables. */
const isFrame = (marker: number): boolean =>
  marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);

function jpeg(view: DataView): PictureHead | null {
  if (view.getUint16(0) !== 0xffd8) return null;
  for (let at = 2; ;) {
    if (view.getUint8(at) !== 0xff) return null;
    const marker = view.getUint8(at + 1);
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (isFrame(marker))
      return {
        type: 'image/jpeg',
        width: view.getUint16(at + 7),
        height: view.getUint16(at + 5),
        animated: false,
      };
    // The picture itself begins, and nothing has said how large it is.
    if (marker === 0xda || marker === 0xd9) return null;
    at += 2 + view.getUint16(at + 2);
  }
}

function webp(view: DataView): PictureHead | null {
  if (tag(view, 0) !== 'RIFF' || tag(view, 8) !== 'WEBP') return null;
  const of = (width: number, height: number, animated = false): PictureHead => ({
    type: 'image/webp',
    width,
    height,
    animated,
  });
  switch (tag(view, 12)) {
    case 'VP8 ':
      return of(view.getUint16(26, true) & 0x3fff, view.getUint16(28, true) & 0x3fff);
    case 'VP8L': {
      const bits = view.getUint32(21, true);
      return of((bits & 0x3fff) + 1, ((bits >>> 14) & 0x3fff) + 1);
    }
    case 'VP8X': {
      const three = (at: number): number =>
        view.getUint16(at, true) + (view.getUint8(at + 2) << 16) + 1;
      return of(three(24), three(27), (view.getUint8(20) & 0b10) !== 0);
    }
    default:
      return null;
  }
}
