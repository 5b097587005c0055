import type { ProblemCode } from '@green-apple/contracts-http';
import { ApiProblem, ApiUnreachable } from '@green-apple/ng-api-client';
import { refusalOf, sizeRefusal } from './picture-sending.ts';

const refused = (code: ProblemCode, detail = '') =>
  refusalOf(new ApiProblem({ type: 'about:blank', title: '', status: 422, code, detail }));

describe('a file that is not taken', () => {
  it('is too large before it is sent', () => {
    expect(sizeRefusal({ size: 15 * 1024 * 1024 })).toBeNull();
    expect(sizeRefusal({ size: 20 * 1024 * 1024 })).toEqual({
      words: 'It has 20 MB; a picture may have up to 15 MB.',
      again: false,
    });
  });

  it('is refused in the words of who has looked into it', () => {
    const words = 'A picture needs at least 400 pixels on each side.';
    expect(refused('PICTURE_REFUSED', words)).toEqual({ words, again: false });
    expect(refused('PAYLOAD_TOO_LARGE', words)).toEqual({ words, again: false });
  });

  it('may be sent again where that can help', () => {
    expect(refused('PICTURES_FULL')).toEqual({
      words: 'A product has up to 12 pictures. Remove one first.',
      again: true,
    });
    expect(refusalOf(new ApiUnreachable('?')).again).toBeTrue();
    expect(refused('INTERNAL').again).toBeTrue();
    expect(refused('FORBIDDEN').again).toBeFalse();
  });
});
