import { apiPath, queryString } from './api-path.ts';

describe('an API path', () => {
  it('carries its parameters escaped', () => {
    expect(apiPath('/api/orders/:id/progress', { id: 'GA 1/2' })).toBe(
      '/api/orders/GA%201%2F2/progress',
    );
  });

  it('cannot be made without one of them', () => {
    expect(() => apiPath('/api/orders/:id', {})).toThrowError(RangeError);
  });
});

describe('a query string', () => {
  it('repeats lists and leaves out what is not said', () => {
    expect(queryString({ q: 'zinc', goal: ['sleep', 'gut'], sort: undefined, brand: [] })).toBe(
      '?q=zinc&goal=sleep&goal=gut',
    );
  });

  it('is empty when nothing is asked', () => {
    expect(queryString({ q: '', cursor: null })).toBe('');
  });
});
