import { documentTypeOf, sizeWords } from './document.ts';

const bytes = (text: string): Uint8Array => Uint8Array.from(text, (one) => one.charCodeAt(0));

describe('a document', () => {
  const files: [what: string, head: string, type: string | null][] = [
    ['a PDF', '%PDF-1.7\n', 'application/pdf'],
    ['a PNG', '\x89PNG\r\n\x1a\nIHDR', 'image/png'],
    ['a JPEG', '\xff\xd8\xff\xe0JFIF', 'image/jpeg'],
    ['a WebP', 'RIFF\x00\x00\x00\x00WEBPVP8 ', 'image/webp'],
    ['a sound in the same box as WebP', 'RIFF\x00\x00\x00\x00WAVEfmt ', null],
    ['a drawing, which may hold scripts', '<svg xmlns="http://www.w3.org/2000/svg">', null],
    ['a page', '<!doctype html>', null],
    ['half a sign', '%PD', null],
    ['nothing', '', null],
  ];
  for (const [what, head, type] of files)
    it(`that is ${what} is taken for ${type ?? 'nothing we show'}`, () =>
      expect(documentTypeOf(bytes(head))).toBe(type as null));

  it('tells its size in words', () =>
    expect([10, 86_016, 1_258_291, 15_728_640].map(sizeWords)).toEqual([
      '1 KB',
      '84 KB',
      '1.2 MB',
      '15 MB',
    ]));
});
