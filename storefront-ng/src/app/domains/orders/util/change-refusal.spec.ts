import type { Problem, ProblemCode } from '@green-apple/contracts-http';
import { ApiProblem, ApiUnreachable } from '@green-apple/ng-api-client';
import { changeRefusal } from './change-refusal.ts';
import { ENGLISH } from '../../shared/util-language/words.ts';

const refused = (code: ProblemCode, change: Partial<Problem> = {}): ApiProblem =>
  new ApiProblem({
    type: 'about:blank',
    title: code,
    status: 409,
    code,
    detail: 'A sentence.',
    ...change,
  });
const line = (title: string, available: number) => ({
  variantId: title,
  title,
  requested: 9,
  available,
});

describe('a change that is refused', () => {
  it('says how many there are of what is short', () => {
    const error = refused('OUT_OF_STOCK', { lines: [line('Tea, 20 bags', 2), line('Zinc', 0)] });
    expect(changeRefusal(error, ENGLISH).text).toBe(
      'Tea, 20 bags: 2 more can be had. Zinc is sold out. Nothing was changed.',
    );
  });

  it('says which rule of the order it is in the API’s own sentence', () => {
    expect(changeRefusal(refused('EDIT_NOT_POSSIBLE'), ENGLISH).text).toBe('A sentence.');
  });

  const codes: readonly ProblemCode[] = [
    'EDIT_NOT_POSSIBLE',
    'EDIT_STALE',
    'EDIT_NOT_FOUND',
    'ORDER_NOT_FOUND',
    'VARIANT_NOT_FOUND',
    'QUANTITY_INVALID',
    'OUT_OF_STOCK',
    'PURCHASE_LIMIT',
    'MINIMUM_ORDER',
    'AGE_CONFIRMATION_NEEDED',
    'ADDRESS_NOT_SERVED',
    'DELIVERY_UNAVAILABLE',
    'VALIDATION_FAILED',
    'DEPENDENCY_UNAVAILABLE',
  ];
  for (const code of codes)
    it(`has words for ${code}`, () => {
      const { title } = changeRefusal(refused(code), ENGLISH);
      expect(title).not.toBe('Something went wrong on our side');
    });

  it('says so when nobody answers', () => {
    expect(changeRefusal(new ApiUnreachable('gone'), ENGLISH).title).toBe(
      'We cannot reach the shop right now',
    );
  });
});
