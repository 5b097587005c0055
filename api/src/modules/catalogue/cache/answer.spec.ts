import { toAnswer } from './answer.ts';

describe('an answer with its tag', () => {
  it('has the same tag for the same content only', () => {
    expect(toAnswer({ a: 1 }).etag).toBe(toAnswer({ a: 1 }).etag);
    expect(toAnswer({ a: 1 }).etag).not.toBe(toAnswer({ a: 2 }).etag);
  });
});
