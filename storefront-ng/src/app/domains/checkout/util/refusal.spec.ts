import { PROBLEM_CODES, type Problem, type ProblemCode } from '@green-apple/contracts-http';
import { ApiProblem, ApiUnreachable } from '@green-apple/ng-api-client';
import { refusalOf } from './refusal.ts';
import { GERMAN } from '../../shared/util-language/german/index.ts';
import { ENGLISH, Words } from '../../shared/util-language/words.ts';

const problem = (code: ProblemCode, more: Partial<Problem> = {}) =>
  new ApiProblem({ type: 'about:blank', title: code, status: 409, code, detail: code, ...more });

describe('a refused order', () => {
  it('has a next step for every code the API knows', () => {
    const silent = PROBLEM_CODES.filter((code) => {
      const refusal = refusalOf(problem(code), new Words('de', GERMAN));
      const said = refusal.kind === 'words' || refusal.kind === 'bag-limit';
      return said && (refusal.title.length === 0 || refusal.text.length === 0);
    });
    expect(silent).toEqual([]);
  });

  it('is quoted again without a word when the quote is too old', () => {
    expect(refusalOf(problem('QUOTE_EXPIRED'), ENGLISH)).toEqual({ kind: 'requote' });
    expect(refusalOf(problem('QUOTE_NOT_FOUND'), ENGLISH)).toEqual({ kind: 'requote' });
  });

  it('brings the price that holds now', () => {
    const quote = { id: 'q2', totals: {}, receipt: [], lines: [] };
    expect(refusalOf(problem('PRICE_CHANGED', { quote }), ENGLISH)).toEqual({
      kind: 'price-changed',
      quote,
    } as unknown as ReturnType<typeof refusalOf>);
  });

  it('brings what is left to pay when a gift card has less on it than before', () => {
    const quote = { id: 'q2', totals: {}, receipt: [], lines: [] };
    expect(refusalOf(problem('GIFT_CARD_CHANGED', { quote }), ENGLISH).kind).toBe('price-changed');
  });

  it('falls back to a fresh look at the bag when the new price is missing', () => {
    expect(refusalOf(problem('PRICE_CHANGED'), ENGLISH).kind).toBe('bag-changed');
  });

  it('names the lines that are short', () => {
    const lines = [{ variantId: 'v', title: 'Zinc', requested: 3, available: 1 }];
    expect(refusalOf(problem('OUT_OF_STOCK', { lines }), ENGLISH)).toEqual({
      kind: 'out-of-stock',
      lines,
    });
  });

  it('calls them what the bag calls them', () => {
    const lines = [{ variantId: 'v', title: 'Calm Tea', requested: 3, available: 0 }];
    const bag = [{ variantId: 'v', title: 'Ruhetee' }];
    const German = new Words('de', GERMAN);
    const short = refusalOf(problem('OUT_OF_STOCK', { lines }), German, bag);
    expect(short.kind === 'out-of-stock' && short.lines[0]?.title).toBe('Ruhetee');
    const gone = refusalOf(problem('NO_LONGER_SOLD', { lines }), German, bag);
    expect(gone.kind === 'not-sold' && gone.text).toBe('Nicht mehr im Sortiment: Ruhetee.');
  });

  it('names what is no longer sold, in the API’s own words, with the lines to take out', () => {
    const lines = [{ variantId: 'v', title: 'Zinc', requested: 2, available: 0 }];
    const detail = 'We no longer sell Zinc.';
    expect(refusalOf(problem('NO_LONGER_SOLD', { lines, detail }), ENGLISH)).toEqual({
      kind: 'not-sold',
      text: detail,
      lines,
    });
  });

  it('puts faults of the address beside their fields', () => {
    const errors = [{ path: 'address.postalCode', message: 'A ZIP code has five digits' }];
    expect(refusalOf(problem('VALIDATION_FAILED', { errors }), ENGLISH)).toEqual({
      kind: 'fields',
      faults: [{ field: 'postalCode', text: 'A ZIP code has five digits' }],
    });
    expect(refusalOf(problem('ADDRESS_NOT_SERVED'), ENGLISH).kind).toBe('fields');
  });

  it('says in the API’s own words what a bag cannot have, or lacks', () => {
    const detail = 'One order can have 3 of Zinc, and your bag holds 4.';
    expect(refusalOf(problem('PURCHASE_LIMIT', { detail }), ENGLISH)).toEqual({
      kind: 'bag-limit',
      title: 'PURCHASE_LIMIT',
      text: detail,
    });
    expect(refusalOf(problem('MINIMUM_ORDER'), ENGLISH).kind).toBe('bag-limit');
    expect(refusalOf(problem('AGE_CONFIRMATION_NEEDED'), ENGLISH).kind).toBe('bag-limit');
  });

  it('brings the days of what would come later', () => {
    const quote = { id: 'q2', totals: {}, receipt: [], lines: [] };
    expect(refusalOf(problem('BACKORDER_CHANGED', { quote }), ENGLISH).kind).toBe('comes-later');
  });

  it('names the items that a state keeps out, beside the state', () => {
    const lines = [{ variantId: 'v', title: 'Zinc', requested: 1, available: 0 }];
    const detail = 'We may not send Zinc to Idaho.';
    expect(refusalOf(problem('ADDRESS_NOT_SERVED', { lines, detail }), ENGLISH)).toEqual({
      kind: 'fields',
      faults: [{ field: 'region', text: detail }],
    });
  });

  it('speaks of the connection when nobody answered', () => {
    const refusal = refusalOf(new ApiUnreachable('gone'), ENGLISH);
    expect(refusal.kind === 'words' && refusal.title).toBe('We cannot reach the shop right now');
  });
});
