import { Server } from 'node:net';
import { startFauxqs } from 'fauxqs';

/**
 * The emulator of SNS, SQS and S3 as a process of its own. Its command line forgets everything at its
 * end and opens itself to the whole network; here it keeps a folder and stays on the loopback.
 */
const listen = Server.prototype.listen as (...args: unknown[]) => Server;
Server.prototype.listen = function onLoopback(this: Server, ...args: unknown[]): Server {
  const [first, ...rest] = args;
  const options =
    typeof first === 'object' && first !== null ? { ...first, host: '127.0.0.1' } : first;
  return listen.call(this, options, ...rest);
};

const port = Number(process.env['PORT']);
const dataDir = process.env['DATA_DIR'];
if (!Number.isInteger(port) || dataDir === undefined) {
  throw new Error('PORT and DATA_DIR are needed');
}

const server = await startFauxqs({ port, dataDir, logger: false, defaultRegion: 'us-east-1' });
process.stdout.write(`cloud emulator listens on 127.0.0.1:${server.port}, keeps ${dataDir}\n`);

for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.once(signal, () => {
    void server.stop().then(() => process.exit(0));
  });
}
