import type { Reader } from '@green-apple/persistence';
import Fastify, { type FastifyInstance } from 'fastify';
import { readAfterWrites, readerOfRequest } from './read-after.ts';

describe('reading what one has written', () => {
  let server: FastifyInstance;
  let asked: (string | undefined)[];
  let position: () => Promise<string>;

  beforeEach(() => {
    asked = [];
    position = () => Promise.resolve('0/16B3748');
    const reader = readerOfRequest({
      kind: 'reader',
      select: (_sql, _parameters, options) => {
        asked.push(options?.after);
        return Promise.resolve([]);
      },
      health: () => [],
      close: () => Promise.resolve(),
    } satisfies Reader);
    server = Fastify();
    readAfterWrites(server, () => position());
    server.get('/list', async () => {
      await new Promise((resolve) => setImmediate(resolve));
      return reader.select('select 1');
    });
    server.patch('/product', () => ({}));
    server.patch('/refused', (_request, reply) => reply.code(409).send({}));
  });
  afterEach(() => server.close());

  const patch = async (url: string) =>
    (await server.inject({ method: 'PATCH', url })).headers['x-read-after'];
  const list = (written?: string) =>
    server.inject({ url: '/list', headers: written ? { 'x-read-after': written } : {} });

  it('begins with the position that the answer to a write carries', async () => {
    const written = await patch('/product');
    expect(written).toBe('0/16B3748');
    await list(String(written));
    expect(asked).toEqual(['0/16B3748']);
  });

  it('asks nothing of who has written nothing, also beside somebody who has', async () => {
    await Promise.all([list(), list('0/AB'), list()]);
    expect(asked.toSorted()).toEqual(['0/AB', undefined, undefined]);
  });

  for (const garbage of ['', 'x', `0/1'; drop table note; --`, '0/1/2', '9'.repeat(4_000)])
    it(`takes no ${garbage.slice(0, 20) || 'nothing'} for a position`, async () => {
      expect((await list(garbage)).statusCode).toBe(200);
      expect(asked).toEqual([undefined]);
    });

  it('has no position for what was refused', async () => {
    expect(await patch('/refused')).toBeUndefined();
  });

  it('fails no write when the position cannot be had', async () => {
    position = () => Promise.reject(new Error('down'));
    const { statusCode, headers } = await server.inject({ method: 'PATCH', url: '/product' });
    expect([statusCode, headers['x-read-after']]).toEqual([200, undefined]);
  });
});
