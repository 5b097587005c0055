import fc from 'fast-check';
import { pictureHead } from './picture-head.ts';
import { judgePicture, renditionWidths } from './picture.ts';

const text = (words: string): number[] => [...words].map((one) => one.charCodeAt(0));
const big = (value: number): number[] => [24, 16, 8, 0].map((by) => (value >>> by) & 255);
const chunk = (name: string, data: number[]): number[] => [
  ...big(data.length),
  ...text(name),
  ...data,
  ...big(0),
];
const png = (width: number, height: number, ...before: number[][]): Uint8Array =>
  Uint8Array.from([
    0x89,
    ...text('PNG\r\n\x1a\n'),
    ...chunk('IHDR', [...big(width), ...big(height), 8, 6, 0, 0, 0]),
    ...before.flat(),
    ...chunk('IDAT', [1, 2, 3]),
  ]);
const jpeg = (width: number, height: number): Uint8Array =>
  Uint8Array.from([
    ...[0xff, 0xd8, 0xff, 0xe1, 0, 8, ...text('Exif\0\0')],
    ...[0xff, 0xdb, 0, 4, 0, 0, 0xff],
    ...[0xff, 0xc2, 0, 11, 8, ...big(height).slice(2), ...big(width).slice(2), 1, 1, 0x11, 0],
  ]);
const riff = (name: string, data: number[]): Uint8Array =>
  Uint8Array.from([...text('RIFF\0\0\0\0WEBP'), ...text(name), ...[0, 0, 0, 0], ...data]);
const three = (value: number): number[] => [value & 255, (value >>> 8) & 255, value >>> 16];
const extended = (width: number, height: number, flags: number): Uint8Array =>
  riff('VP8X', [flags, 0, 0, 0, ...three(width - 1), ...three(height - 1)]);
const lossy = riff('VP8 ', [0, 0, 0, 0x9d, 0x01, 0x2a, 0x20, 0x03, 0x58, 0x02]);
const lossless = riff('VP8L', [0x2f, 0x1f, 0xc3, 0x95, 0x00]);

describe('the head of a picture', () => {
  const heads: [string, Uint8Array, [string, number, number, boolean] | null][] = [
    ['a PNG', png(1200, 800), ['image/png', 1200, 800, false]],
    ['a PNG that moves', png(1200, 800, chunk('acTL', big(3))), ['image/png', 1200, 800, true]],
    ['a JPEG with a camera’s notes', jpeg(4000, 3000), ['image/jpeg', 4000, 3000, false]],
    ['a WebP', lossy, ['image/webp', 800, 600, false]],
    ['a WebP without loss', lossless, ['image/webp', 800, 600, false]],
    ['a WebP with extras', extended(5000, 70_000, 0), ['image/webp', 5000, 70_000, false]],
    ['a WebP that moves', extended(500, 500, 2), ['image/webp', 500, 500, true]],
    ['a GIF', Uint8Array.from(text('GIF89a\x00\x04\x00\x04')), null],
    ['a drawing', Uint8Array.from(text('<svg xmlns="http://www.w3.org/2000/svg"></svg>')), null],
    ['a PDF', Uint8Array.from(text('%PDF-1.7\n% words and more words\n%%EOF')), null],
    ['a PNG that breaks off', png(1200, 800).slice(0, 30), null],
    ['a JPEG that breaks off', jpeg(1200, 800).slice(0, 20), null],
    ['nothing', new Uint8Array(), null],
  ];
  for (const [what, bytes, told] of heads)
    it(`of ${what} tells ${told?.join(', ') ?? 'nothing'}`, () => {
      const head = pictureHead(bytes);
      const { type, width, height, animated } = head ?? {};
      expect(head === null ? null : [type, width, height, animated].join(' ')).toBe(
        told?.join(' ') ?? null,
      );
    });

  it('is read of any bytes without an end in sight', () =>
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), fc.constantFrom(0, 1, 2, 3), (rest, kind) => {
        const start = [png(500, 500).slice(0, 8), [0xff, 0xd8], lossy.slice(0, 12), []][kind] ?? [];
        const head = pictureHead(Uint8Array.from([...start, ...rest]));
        expect(head === null || typeof head.width === 'number').toBeTrue();
      }),
    ));
});

describe('a picture that is sent', () => {
  for (const [bytes, fault] of [
    [Uint8Array.from(text('<svg/>')), 'NOT_A_PICTURE'],
    [extended(800, 800, 2), 'ANIMATED'],
    [png(20_000, 20_000), 'TOO_MANY_PIXELS'],
    [png(4000, 399), 'TOO_SMALL'],
  ] as const)
    it(`may be refused: ${fault}`, () => expect(judgePicture(bytes)).toBe(fault));

  it('is taken otherwise', () => expect(judgePicture(png(400, 400))).toEqual(jasmine.any(Object)));
});

describe('the widths of a picture', () => {
  for (const [width, widths] of [
    [400, [160, 320, 400]],
    [960, [160, 320, 640, 960]],
    [4000, [160, 320, 640, 960, 1280, 1920]],
  ] as const)
    it(`of ${width} are ${widths.join(', ')}`, () =>
      expect(renditionWidths(width)).toEqual([...widths]));
});
