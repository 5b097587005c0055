import { PROBLEM_CODES, type Problem, type ProblemCode } from '@green-apple/contracts-http';
import { ApiProblem, ApiUnreachable } from '@green-apple/ng-api-client';
import { refusalOf } from './refusal.ts';

const problem = (code: ProblemCode, more: Partial<Problem> = {}) =>
  new ApiProblem({ type: 'about:blank', title: code, status: 409, code, detail: code, ...more });

describe('a refused order', () => {
  it('has a next step for every code the API knows', () => {
    const silent = PROBLEM_CODES.filter((code) => {
      const refusal = refusalOf(problem(code));
      return refusal.kind === 'words' && (refusal.title === '' || refusal.text === '');
    });
    expect(silent).toEqual([]);
  });

  it('is quoted again without a word when the quote is too old', () => {
    expect(refusalOf(problem('QUOTE_EXPIRED'))).toEqual({ kind: 'requote' });
    expect(refusalOf(problem('QUOTE_NOT_FOUND'))).toEqual({ kind: 'requote' });
  });

  it('brings the price that holds now', () => {
    const quote = { id: 'q2', totals: {}, receipt: [], lines: [] };
    expect(refusalOf(problem('PRICE_CHANGED', { quote }))).toEqual({
      kind: 'price-changed',
      quote,
    } as unknown as ReturnType<typeof refusalOf>);
  });

  it('brings what is left to pay when a gift card has less on it than before', () => {
    const quote = { id: 'q2', totals: {}, receipt: [], lines: [] };
    expect(refusalOf(problem('GIFT_CARD_CHANGED', { quote })).kind).toBe('price-changed');
  });

  it('falls back to a fresh look at the bag when the new price is missing', () => {
    expect(refusalOf(problem('PRICE_CHANGED')).kind).toBe('bag-changed');
  });

  it('names the lines that are short', () => {
    const lines = [{ variantId: 'v', title: 'Zinc', requested: 3, available: 1 }];
    expect(refusalOf(problem('OUT_OF_STOCK', { lines }))).toEqual({ kind: 'out-of-stock', lines });
  });

  it('puts faults of the address beside their fields', () => {
    const errors = [{ path: 'address.postalCode', message: 'A ZIP code has five digits' }];
    expect(refusalOf(problem('VALIDATION_FAILED', { errors }))).toEqual({
      kind: 'fields',
      faults: [{ field: 'postalCode', text: 'A ZIP code has five digits' }],
    });
    expect(refusalOf(problem('ADDRESS_NOT_SERVED')).kind).toBe('fields');
  });

  it('speaks of the connection when nobody answered', () => {
    const refusal = refusalOf(new ApiUnreachable('gone'));
    expect(refusal.kind === 'words' && refusal.title).toBe('We cannot reach the shop right now');
  });
});
