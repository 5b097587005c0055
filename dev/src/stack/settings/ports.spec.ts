import { choosePorts, PREFERRED_PORTS } from './ports.ts';

describe('the ports of the local stack', () => {
  const allFree = async (): Promise<boolean> => true;

  it('are the usual ones on a quiet machine', async () => {
    expect(await choosePorts(false, allFree)).toEqual(PREFERRED_PORTS);
  });

  it('move to the next free one when the usual one is in use', async () => {
    const taken = new Set([4200, 4201]);
    const ports = await choosePorts(false, async (port) => !taken.has(port));
    expect(ports['storefront-ng']).toBe(4202);
    expect(ports['admin-ng']).toBe(4300);
  });

  it('never move onto the usual one of another part', async () => {
    const ports = await choosePorts(false, async (port) => port !== 5442);
    expect(ports['postgres-writer']).toBe(5444);
    expect(ports['postgres-reader']).toBe(5443);
  });

  it('are all different when any free ones are asked for', async () => {
    const ports = await choosePorts(true, allFree);
    const numbers = Object.values(ports);
    expect(new Set(numbers).size).toBe(numbers.length);
    expect(numbers.every((port) => port >= 20_000 && port < 32_000)).toBeTrue();
  });

  it('are refused with the name of the part when none is free', async () => {
    await expectAsync(choosePorts(false, async () => false)).toBeRejectedWithError(
      /postgres-writer near 5442/,
    );
  });
});
