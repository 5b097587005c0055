import { isKnown, toAnswer } from './answer.ts';

describe('an answer with its tag', () => {
  it('has the same tag for the same content only', () => {
    expect(toAnswer({ a: 1 }).etag).toBe(toAnswer({ a: 1 }).etag);
    expect(toAnswer({ a: 1 }).etag).not.toBe(toAnswer({ a: 2 }).etag);
  });

  it('is known to who sends its tag, weak or strong, alone or among others', () => {
    for (const sent of ['W/"x"', '"x"', '"a", W/"x"', '*'])
      expect(isKnown('W/"x"', sent)).withContext(sent).toBeTrue();
    for (const sent of [undefined, '', '"y"', 'W/"xx"'])
      expect(isKnown('W/"x"', sent)).withContext(String(sent)).toBeFalse();
  });
});
