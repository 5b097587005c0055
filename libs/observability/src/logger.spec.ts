import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { createLogger } from './logger.ts';

function linesOf(write: (logger: ReturnType<typeof createLogger>) => void): string {
  let lines = '';
  const destination = { write: (line: string) => void (lines += line) };
  write(createLogger({ service: 'test', destination }));
  return lines;
}

describe('the log', () => {
  it('blanks personal fields however deep they lie', () => {
    const said = {
      email: 'a@b.example',
      order: { address: 'Elm Street 1', id: '7', lines: [{ to: { phone: '555-0100', sku: 'S' } }] },
    };
    const lines = linesOf((log) => log.info(said, 'placed'));
    expect(lines).not.toMatch(/a@b\.example|Elm Street|555-0100/);
    expect(lines).toContain('"id":"7"');
    expect(lines).toContain('"sku":"S"');
    expect(said.order.address).withContext('what was said is left as it was').toBe('Elm Street 1');
  });

  it('blanks what is bound to every line of a child', () => {
    const lines = linesOf((log) => log.child({ email: 'a@b.example', job: 'j' }).info('begun'));
    expect(lines).not.toContain('a@b.example');
    expect(lines).toContain('"job":"j"');
  });

  it('writes what turns in circles', () => {
    const said: { id: string; again?: unknown } = { id: '7' };
    said.again = said;
    expect(linesOf((log) => log.info({ said }, 'odd'))).toContain('"id":"7"');
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

  it('writes the last lines of a process that ends', async () => {
    const at = new URL('./logger.js', import.meta.url).href;
    const script = `
      import { createLogger } from ${JSON.stringify(at)};
      const log = createLogger({ service: 'test' });
      log.info('begun');
      log.fatal('ended');
      process.exit(3);`;
    const run = promisify(execFile)(process.execPath, ['--input-type=module', '--eval', script]);
    const ended = (await run.catch((error: unknown) => error)) as { code: number; stdout: string };
    expect(ended.code).toBe(3);
    const said = ended.stdout
      .trim()
      .split('\n')
      .map((line) => (JSON.parse(line) as { msg: string }).msg);
    expect(said).toEqual(['begun', 'ended']);
  });

  it('says which process wrote', () => {
    expect(linesOf((log) => log.warn('slow'))).toContain('"service":"test"');
  });
});
