import { isKnown } from './if-none-match.ts';

describe('whether somebody has an answer already', () => {
  const etag = 'W/"magnesium"';

  for (const [name, sent] of [
    ['what was given', etag],
    ['one of several', `"other", ${etag}`],
    ['what a network made strong', etag.replace('W/', '')],
    ['whatever there is', ' * '],
  ] as const)
    it(`is known by ${name}`, () => {
      expect(isKnown(etag, sent)).toBeTrue();
    });

  for (const sent of [undefined, '', 'W/"other"', 'W/"zinc"', `${etag}x`, '"*"'])
    it(`is not known by ${sent ?? 'nothing'}`, () => {
      expect(isKnown(etag, sent)).toBeFalse();
    });
});
