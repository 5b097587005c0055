import { z } from 'zod';
import { ConfigError, loadConfig } from './load-config.ts';
import { CommaList, Port } from './variables.ts';

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
