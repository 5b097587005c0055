import { GERMAN } from '../../shared/util-language/german/index.ts';
import { ENGLISH, Words } from '../../shared/util-language/words.ts';
import { documentWords } from './document-words.ts';

describe('a document to read', () => {
  it('is told by its kind and its size', () => {
    const German = new Words('de', GERMAN);
    const report = { mediaType: 'application/pdf', bytes: 1_258_291 } as const;
    const scan = { mediaType: 'image/png', bytes: 86_016 } as const;
    expect([documentWords(report, ENGLISH), documentWords(scan, ENGLISH)]).toEqual([
      'PDF, 1.2 MB',
      'picture, 84 KB',
    ]);
    expect([documentWords(report, German), documentWords(scan, German)]).toEqual([
      'PDF, 1,2 MB',
      'Bild, 84 KB',
    ]);
  });
});
