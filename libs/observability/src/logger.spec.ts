import { createLogger } from './logger.ts';

function linesOf(write: (logger: ReturnType<typeof createLogger>) => void): string {
  let lines = '';
  const destination = { write: (line: string) => void (lines += line) };
  write(createLogger({ service: 'test', destination }));
  return lines;
}

describe('the log', () => {
  it('blanks personal fields at any of the first levels', () => {
    const lines = linesOf((log) =>
      log.info({ email: 'a@b.example', order: { address: 'Elm Street 1', id: '7' } }, 'placed'),
    );
    expect(lines).not.toContain('a@b.example');
    expect(lines).not.toContain('Elm Street');
    expect(lines).toContain('"id":"7"');
  });

  it('says what an error was, but none of the values that drivers hang onto it', () => {
    const original = Object.assign(new Error('duplicate key'), {
      code: '23505',
      detail: 'a@b.example',
    });
    const failure = Object.assign(new Error('Validation error', { cause: original }), {
      original,
      sql: 'insert into "order" values ($1)',
      parameters: ['a@b.example'],
    });
    const lines = linesOf((log) => log.error({ err: failure }, 'failed'));
    expect(lines).toContain('Validation error');
    expect(lines).toContain('"code":"23505"');
    expect(lines).not.toContain('a@b.example');
  });

  it('says which process wrote', () => {
    expect(linesOf((log) => log.warn('slow'))).toContain('"service":"test"');
  });
});
