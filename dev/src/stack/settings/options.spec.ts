import { Misunderstood, parseCommandLine } from './options.ts';

describe('the command line of the stack', () => {
  const parse = (...args: string[]) => parseCommandLine(args, '/clone', '/home/me');

  it('keeps its state in the clone unless told otherwise', () => {
    expect(parse().options.stateDir).toBe('/clone/.stack');
    expect(parse('--state', 'elsewhere').options.stateDir).toBe('/home/me/elsewhere');
  });

  it('knows the parts by name', () => {
    expect(parse('--only', 'temporal,mailbox').options.only).toEqual(['temporal', 'mailbox']);
    expect(() => parse('--without', 'tempral')).toThrowError(Misunderstood, /"tempral"/);
  });

  it('wants a whole number of products', () => {
    expect(parse('--products', '10000').options.products).toBe(10_000);
    expect(() => parse('--products', 'many')).toThrowError(Misunderstood, /"many"/);
    expect(() => parse('--products', '0')).toThrowError(Misunderstood);
  });

  it('opens the home market unless told another one', () => {
    expect(parse().options.market).toBe('US');
    expect(parse('--market', 'eu').options.market).toBe('EU');
    expect(() => parse('--market', 'mars')).toThrowError(Misunderstood, /"mars"/);
  });

  it('refuses what it does not know', () => {
    expect(() => parse('--fast')).toThrowError(Misunderstood, /--fast/);
  });

  it('seeds and builds unless told not to', () => {
    expect(parse().options).toEqual(jasmine.objectContaining({ seed: true, build: true }));
    expect(parse('--no-seed', '--no-build').options).toEqual(
      jasmine.objectContaining({ seed: false, build: false }),
    );
  });
});
