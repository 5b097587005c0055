import type { AdminMedia } from '@green-apple/contracts-http';
import { aMedia, aMediaList } from '../../../../testing/a-media.ts';
import {
  focusText,
  pictureFacts,
  pictureFault,
  pictureName,
  pictureStanding,
  raisedByPictures,
  shownImages,
} from './picture-text.ts';

describe('a picture of a product, in words', () => {
  for (const [change, label] of [
    [{ state: 'processing' }, 'Being made'],
    [{ state: 'failed' }, 'Failed'],
    [{ alt: '' }, 'Needs words'],
    [{}, 'Ready'],
  ] as const satisfies readonly (readonly [Partial<AdminMedia>, string])[])
    it(`is "${label}" with ${JSON.stringify(change)}`, () =>
      expect(pictureStanding(aMedia('a', change)).label).toBe(label));

  it('says what is known of its file', () => {
    expect(pictureFacts(aMedia('a'))).toBe('The pack, 800 by 400 pixels, 84\u00a0KB');
    expect(pictureFacts(aMedia('a', { kind: 'in-use', bytes: null }))).toBe(
      'In use, 800 by 400 pixels',
    );
  });

  it('says why it could not be made', () => {
    expect(pictureFault({ fault: 'UNREADABLE' })).toContain('broken');
    expect(pictureFault({ fault: 'UNFINISHED' })).toContain('several times');
  });

  it('is named by its words, or by its place', () => {
    expect(pictureName({ alt: 'A jar' }, 1)).toBe('“A jar”');
    expect(pictureName({ alt: '' }, 1)).toBe('picture 2');
  });

  it('has a focal point in whole parts of a hundred', () =>
    expect(focusText({ x: 0.404, y: 1 })).toBe('40% from the left, 100% from the top'));
});

describe('pictures of a product', () => {
  it('show once they are made and somebody has said what they show', () => {
    const items = [
      aMedia('a', { alt: '' }),
      aMedia('b', { state: 'processing', image: null }),
      aMedia('c'),
    ];
    expect(shownImages({ items }).map(({ key }) => key)).toEqual(['pictures/c']);
  });

  it('raise the version of their product with each deed, and with each that is made', () => {
    const waiting = aMedia('a', { state: 'processing', image: null });
    const before = aMediaList([waiting, aMedia('b')], 4);
    for (const [after, raised] of [
      [aMediaList([waiting, aMedia('b')], 4), 0],
      [aMediaList([aMedia('a'), aMedia('b')], 4), 1],
      [aMediaList([aMedia('b')], 5), 1],
      [aMediaList([aMedia('a'), aMedia('b', { alt: 'Other words' })], 6), 3],
      [aMediaList([aMedia('a', { state: 'failed' }), aMedia('b')], 4), 0],
      // Nobody here has seen whether it was made twice over or once.
      [aMediaList([waiting, aMedia('b'), aMedia('c')], 5), 1],
    ] as const)
      expect(raisedByPictures(before, after)).toBe(raised);
  });
});
