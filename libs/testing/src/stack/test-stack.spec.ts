import { parseHandles, readStack } from './test-stack.ts';

const HANDLES = JSON.stringify({
  env: { SEARCH_URL: 'http://127.0.0.1:9200', SMTP_URL: '' },
  parts: [{ name: 'elasticsearch', state: 'ready', url: 'http://127.0.0.1:9200', pid: 7 }],
  credentials: {},
});

describe('the handles on the stack of a test run', () => {
  it('tell where a server is', () => {
    const stack = parseHandles(HANDLES);
    expect(stack.needed('SEARCH_URL')).toBe('http://127.0.0.1:9200');
    expect(stack.part('elasticsearch').pid).toBe(7);
  });

  it('refuse loudly when a server that a spec needs is not there', () => {
    const stack = parseHandles(HANDLES);
    expect(() => stack.needed('SMTP_URL')).toThrowError(/without SMTP_URL/);
    expect(() => stack.part('keycloak')).toThrowError(/no part "keycloak"/);
  });

  it('say what to do when no stack runs', () => {
    expect(() => readStack(undefined)).toThrowError(/npm test/);
  });

  it('refuse a file that is no handles file', () => {
    expect(() => parseHandles('{}')).toThrowError(/handles file/);
  });
});
