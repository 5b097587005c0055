import { Unavailable, type StackContext } from '../model.ts';
import { namedByEnvironment } from './locate.ts';

const NAME = 'GREEN_APPLE_ELASTICSEARCH_URL';
const named = (value?: string) => {
  const outerEnv = value === undefined ? {} : { [NAME]: value };
  return namedByEnvironment({ outerEnv } as unknown as StackContext, NAME);
};

describe('a server named by the environment', () => {
  for (const url of ['http://search.example:9200', 'postgres://me@db/shop', '127.0.0.1:7233'])
    it(`is taken at its word: ${url}`, () => {
      expect(named(url)).toEqual({ kind: 'external', url });
    });

  it('is looked for elsewhere when nothing is named', () => {
    expect(named()).toBeUndefined();
    expect(named('')).toBeUndefined();
  });

  it('can be done without on purpose', () => {
    expect(() => named('none')).toThrowError(Unavailable, `${NAME} is "none"`);
  });

  it('is not started towards an address that is none', () => {
    expect(() => named('undefined')).toThrowError(Unavailable, /no address/);
  });
});
