import { etagOf, isKnown } from './etag.ts';

describe('whether somebody has a page already', () => {
  const etag = etagOf('<p>Magnesium</p>');

  for (const [name, sent] of [
    ['what was given', etag],
    ['one of several', `"other", ${etag}`],
    ['what a network made strong', etag.replace('W/', '')],
  ] as const)
    it(`is known by ${name}`, () => {
      expect(isKnown(etag, sent)).toBeTrue();
    });

  for (const sent of [undefined, '', 'W/"other"', etagOf('<p>Zinc</p>'), `${etag}x`])
    it(`is not known by ${sent ?? 'nothing'}`, () => {
      expect(isKnown(etag, sent)).toBeFalse();
    });
});
