import { z } from 'zod';
import { ConfigError, loadConfig } from './load-config.ts';
import { CommaList, DatabaseConfig, Port } from './variables.ts';

const Schema = z.object({
  PORT: Port.default(3000),
  URLS: CommaList.default([]),
  NAME: z.string(),
});

describe('the configuration of a process', () => {
  it('takes defaults for what is unset or empty', () => {
    expect(loadConfig(Schema, { NAME: 'shop', PORT: '', URLS: 'a, b,' })).toEqual({
      NAME: 'shop',
      PORT: 3000,
      URLS: ['a', 'b'],
    });
  });

  it('names every variable at fault and shows no value', () => {
    const attempt = () => loadConfig(Schema, { PORT: 'hunter2' });
    expect(attempt).toThrowMatching(
      (error: unknown) =>
        error instanceof ConfigError &&
        error.message.includes('PORT') &&
        error.message.includes('NAME') &&
        !error.message.includes('hunter2'),
    );
  });
});

describe('the readers of the database', () => {
  const readers = (urls: string) =>
    loadConfig(DatabaseConfig, {
      DATABASE_WRITER_URL: 'postgres://w/shop',
      DATABASE_READER_URLS: urls,
    }).DATABASE_READER_URLS;

  it('are named with their region or without, the nearest first', () => {
    expect(readers('us-west-2=postgres://a/shop, postgresql://b/shop')).toEqual([
      'us-west-2=postgres://a/shop',
      'postgresql://b/shop',
    ]);
    expect(readers('')).toEqual([]);
  });

  for (const wrong of ['a.example', 'us west=postgres://a/shop', 'http://a/shop', '=postgres://a'])
    it(`are not "${wrong}"`, () => {
      expect(() => readers(wrong)).toThrowError(/DATABASE_READER_URLS/);
    });
});
