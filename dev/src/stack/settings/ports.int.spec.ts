import { createServer, type AddressInfo } from 'node:net';
import { portIsFree } from './ports.ts';

describe('a port', () => {
  it('counts as in use when somebody listens on the loopback', async () => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    expect(await portIsFree(port)).toBeFalse();
    await new Promise((resolve) => server.close(resolve));
    expect(await portIsFree(port)).toBeTrue();
  });
});
