import { Body, Controller, Get, Module, Param, Post, Query } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createLogger } from '@green-apple/observability';
import { z } from 'zod';
import { Access, Public } from '../access/access.decorator.ts';
import { ProblemError } from '../errors/problem-error.ts';
import { createHttpApp } from './create-http-app.ts';
import { LongLived } from './deadline.interceptor.ts';

const Apple = z.object({ sort: z.string().min(1), count: z.number().int().min(1) });
const Wish = z.object({ limit: z.coerce.number().int().max(10).default(5) });

@Controller('apples')
class AppleController {
  @Public()
  @Get(':id')
  one(
    @Param('id', { schema: z.uuid() }) id: string,
    @Query({ schema: Wish }) wish: object,
  ): object {
    return { id, ...wish };
  }

  @Public()
  @Post()
  add(@Body({ schema: Apple }) apple: object): object {
    return apple;
  }

  @Get()
  unmarked(): string {
    return 'secret';
  }

  @Access({ kind: 'moon-phase' })
  @Post('by-moon')
  unknownRule(): string {
    return 'secret';
  }

  @Access({ kind: 'key', detail: 'pick' })
  @Post('picked')
  byKey(): string {
    return 'picked';
  }

  @Public()
  @Get('trouble/:kind')
  trouble(@Param('kind') kind: string): Promise<never> {
    if (kind === 'slow') return new Promise(() => undefined);
    if (kind === 'stock')
      throw new ProblemError('OUT_OF_STOCK', {
        lines: [{ variantId: 'v', title: 'Tea', requested: 2, available: 1 }],
      });
    throw new Error('the password is hunter2');
  }

  @Public()
  @LongLived()
  @Get('stream/now')
  async stream(): Promise<string> {
    await new Promise((resolve) => setTimeout(resolve, 250));
    return 'whole';
  }
}

@Module({ controllers: [AppleController] })
class AppleModule {}

describe('an HTTP process', () => {
  let app: NestFastifyApplication;
  let log = '';
  let healthy = true;

  beforeAll(async () => {
    app = await createHttpApp(AppleModule, {
      title: 'Apples',
      logger: createLogger({ service: 'spec', destination: { write: (line) => (log += line) } }),
      deadlineMs: 150,
      bodyLimit: 2_000,
      checks: [
        {
          name: 'tree',
          needed: true,
          check: () => (healthy ? Promise.resolve() : Promise.reject()),
        },
        { name: 'bees', needed: false, check: () => Promise.reject() },
      ],
      access: {
        key: (request, rule) => {
          if (request.headers['x-key'] !== rule.detail) throw new ProblemError('UNAUTHENTICATED');
        },
      },
    });
  });
  afterAll(() => app.close());

  const ask = async (method: 'GET' | 'POST' | 'DELETE', url: string, more: object = {}) => {
    const answer = await app.inject({ method, url, ...more });
    const body: unknown = answer.body === '' ? null : answer.json();
    return { status: answer.statusCode, headers: answer.headers, body, text: answer.body };
  };
  const problem = (status: number, code: string) =>
    jasmine.objectContaining({ status, body: jasmine.objectContaining({ status, code }) });
  const json = (payload: string) => ({ payload, headers: { 'content-type': 'application/json' } });

  it('refuses every route that does not say who may call it', async () => {
    expect(await ask('GET', '/apples')).toEqual(problem(403, 'FORBIDDEN'));
  });

  it('refuses a route whose rule it cannot check', async () => {
    expect(await ask('POST', '/apples/by-moon')).toEqual(problem(403, 'FORBIDDEN'));
  });

  it('asks the checker of a rule', async () => {
    expect(await ask('POST', '/apples/picked')).toEqual(problem(401, 'UNAUTHENTICATED'));
    const allowed = await app.inject({
      method: 'POST',
      url: '/apples/picked',
      headers: { 'x-key': 'pick' },
    });
    expect(allowed.statusCode).toBe(201);
  });

  it('parses by the contract, and defaults apply', async () => {
    const id = '0198c5d2-7f1c-7d2e-8a3b-000000000001';
    expect((await ask('GET', `/apples/${id}`)).body).toEqual({ id, limit: 5 });
  });

  it('names every field at fault', async () => {
    const answer = await ask('POST', '/apples', json('{"sort":"","count":-1}'));
    expect(answer).toEqual(problem(422, 'VALIDATION_FAILED'));
    expect(answer.headers['content-type']).toContain('application/problem+json');
    expect(answer.body).toEqual(
      jasmine.objectContaining({
        errors: [
          jasmine.objectContaining({ path: 'sort' }),
          jasmine.objectContaining({ path: 'count' }),
        ],
      }),
    );
  });

  const broken: ReadonlyArray<[string, Parameters<typeof ask>, number, string]> = [
    ['a body that is no JSON', ['POST', '/apples', json('{"sort":')], 400, 'BAD_REQUEST'],
    ['an empty body', ['POST', '/apples', json('')], 400, 'BAD_REQUEST'],
    ['no body at all', ['POST', '/apples'], 422, 'VALIDATION_FAILED'],
    [
      'a text that nobody can read',
      ['POST', '/apples', json('{"sort":"a\\u001fb","count":1}')],
      422,
      'VALIDATION_FAILED',
    ],
    [
      'a prototype in the body',
      ['POST', '/apples', json('{"__proto__":{"a":1}}')],
      400,
      'BAD_REQUEST',
    ],
    [
      'a body that is too large',
      ['POST', '/apples', json(`"${'x'.repeat(3_000)}"`)],
      413,
      'PAYLOAD_TOO_LARGE',
    ],
    [
      'a form',
      [
        'POST',
        '/apples',
        { payload: 'sort=a', headers: { 'content-type': 'application/x-www-form-urlencoded' } },
      ],
      415,
      'UNSUPPORTED_MEDIA_TYPE',
    ],
    [
      'plain text',
      ['POST', '/apples', { payload: 'a', headers: { 'content-type': 'text/plain' } }],
      415,
      'UNSUPPORTED_MEDIA_TYPE',
    ],
    ['an id that is none', ['GET', '/apples/seven'], 422, 'VALIDATION_FAILED'],
    ['an unknown path', ['GET', '/pears'], 404, 'NOT_FOUND'],
    ['a method the path does not take', ['DELETE', '/apples/picked'], 405, 'METHOD_NOT_ALLOWED'],
    ['a path that cannot be decoded', ['GET', '/apples/%zz'], 400, 'BAD_REQUEST'],
    ['what takes too long', ['GET', '/apples/trouble/slow'], 503, 'DEPENDENCY_UNAVAILABLE'],
  ];
  for (const [name, request, status, code] of broken)
    it(`answers ${name} with ${code}`, async () => {
      expect(await ask(...request)).toEqual(problem(status, code));
    });

  it('tells which methods a path takes', async () => {
    expect((await ask('DELETE', '/apples/picked')).headers['allow']).toContain('POST');
  });

  it('passes on what a problem carries', async () => {
    expect((await ask('GET', '/apples/trouble/stock')).body).toEqual(
      jasmine.objectContaining({
        type: 'urn:green-apple:problem:out-of-stock',
        lines: [{ variantId: 'v', title: 'Tea', requested: 2, available: 1 }],
      }),
    );
  });

  it('keeps the cause of an unexpected failure to its log', async () => {
    const answer = await ask('GET', '/apples/trouble/any', {
      headers: { 'x-correlation-id': 'find-me-again' },
    });
    expect(answer).toEqual(problem(500, 'INTERNAL'));
    expect(answer.text).not.toContain('hunter2');
    expect(log).toContain('"correlationId":"find-me-again"');
  });

  it('lets a stream run past the deadline of pages', async () => {
    const answer = await app.inject({ method: 'GET', url: '/apples/stream/now' });
    expect([answer.statusCode, answer.body]).toEqual([200, 'whole']);
  });

  it('gives each answer a correlation id, and takes no harmful one', async () => {
    const given = await ask('GET', '/health/live', {
      headers: { 'x-correlation-id': 'abc-12345' },
    });
    expect(given.headers['x-correlation-id']).toBe('abc-12345');
    const own = await ask('GET', '/health/live', { headers: { 'x-correlation-id': 'a\tb{}"' } });
    expect(own.headers['x-correlation-id']).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('sends its security headers with refusals as well', async () => {
    const { headers } = await ask('GET', '/pears');
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['content-security-policy']).toContain("default-src 'none'");
    expect(headers['cache-control']).toBe('no-store');
  });

  it('writes the pattern of a route to the log, never the address', async () => {
    await ask('GET', '/apples/0198c5d2-7f1c-7d2e-8a3b-00000000beef?key=linktoken');
    expect(log).toContain('"route":"/apples/:id"');
    expect(log).not.toContain('00000000beef');
    expect(log).not.toContain('linktoken');
  });

  it('is ready while all it needs works, and says what does not', async () => {
    expect(await ask('GET', '/health/ready')).toEqual(
      jasmine.objectContaining({
        status: 200,
        body: {
          status: 'ready',
          checks: [
            { name: 'tree', ok: true },
            { name: 'bees', ok: false },
          ],
        },
      }),
    );
    healthy = false;
    expect((await ask('GET', '/health/ready')).status).toBe(503);
    healthy = true;
  });

  it('describes itself', async () => {
    const { status, body } = await ask('GET', '/openapi.json');
    expect(status).toBe(200);
    expect(Object.keys((body as { paths: object }).paths)).toContain('/apples/{id}');
  });
});
