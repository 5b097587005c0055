import type { ImageDto } from '@green-apple/contracts-http';
import {
  fallbackUrl,
  focusPosition,
  pictureSize,
  renditionUrl,
  sourceSet,
} from './picture-source.ts';

const image: ImageDto = {
  key: 'products/calm magnesium/0',
  alt: 'Calm Magnesium, amber bottle',
  widths: [960, 240, 480],
  tint: '#E4E3F3',
};

describe('a product picture', () => {
  it('offers every width, smallest first', () => {
    expect(sourceSet({ ...image, key: 'a/b' }, 'avif')).toBe(
      '/media/a/b/240.avif 240w, /media/a/b/480.avif 480w, /media/a/b/960.avif 960w',
    );
  });

  it('escapes the parts of its key but keeps the folders', () => {
    expect(renditionUrl(image.key, 240, 'webp')).toBe(
      '/media/products/calm%20magnesium/0/240.webp',
    );
  });

  it('falls back to the next larger width, or the largest there is', () => {
    expect(fallbackUrl({ ...image, key: 'k' }, 300)).toBe('/media/k/480.webp');
    expect(fallbackUrl({ ...image, key: 'k' }, 2000)).toBe('/media/k/960.webp');
  });

  it('falls back to JPEG where there is one', () => {
    const sent: ImageDto = { ...image, key: 'k', formats: ['avif', 'webp', 'jpeg'] };
    expect(fallbackUrl(sent, 300)).toBe('/media/k/480.jpeg');
  });

  it('keeps its focal point in sight where it is cropped, and is square unless it says otherwise', () => {
    const wide: ImageDto = { ...image, width: 2000, height: 1000, focus: { x: 0.65, y: 0.5 } };
    expect(focusPosition(wide, 1)).toBe('80% 50%');
    expect(focusPosition({ ...wide, focus: { x: 0.9, y: 0.5 } }, 1)).toBe('100% 50%');
    expect(focusPosition(image, 1)).toBe('50% 50%');
    expect(pictureSize(image)).toEqual({ width: 960, height: 960 });
  });
});
