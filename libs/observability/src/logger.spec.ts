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

  it('says which process wrote', () => {
    expect(linesOf((log) => log.warn('slow'))).toContain('"service":"test"');
  });
});
