import 'reflect-metadata';
import { Controller, Get, Module } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { permissionsOf, type Employee, type TokenVerdict } from '@green-apple/auth';
import type { EmployeeRole } from '@green-apple/contracts-http';
import { createLogger } from '@green-apple/observability';
import { createHttpApp } from '../../../platform/index.ts';
import { bearerToken, employeeAccess } from './employee-access.ts';
import { CurrentEmployee } from './employee.decorator.ts';
import { RequirePermission, RequireSignIn } from './require-permission.decorator.ts';

@Controller()
class DoorsController {
  @RequirePermission('products:write')
  @Get('products')
  products(@CurrentEmployee() employee: Employee): { who: string } {
    return { who: employee.id };
  }

  @RequireSignIn()
  @Get('hall')
  hall(): { open: true } {
    return { open: true };
  }

  @Get('forgotten')
  forgotten(): { open: true } {
    return { open: true };
  }
}

@Module({ controllers: [DoorsController] })
class DoorsModule {}

/** Tokens of these specs are role names; "outage" stands for a Keycloak that is down. */
function verify(token: string): Promise<TokenVerdict> {
  if (token === '') return refuse('UNAUTHENTICATED');
  if (token === 'outage') return refuse('DEPENDENCY_UNAVAILABLE');
  const roles = token === 'nobody' ? [] : [token as EmployeeRole];
  const employee = { id: token, name: token, roles, permissions: permissionsOf(roles) };
  return Promise.resolve({ ok: true, employee });
}
const refuse = (code: 'UNAUTHENTICATED' | 'DEPENDENCY_UNAVAILABLE'): Promise<TokenVerdict> =>
  Promise.resolve({ ok: false, code, reason: 'spec' });

describe('the doors of the admin API', () => {
  let app: NestFastifyApplication;

  beforeAll(async () => {
    const logger = createLogger({ service: 'spec', level: 'silent' });
    app = await createHttpApp(DoorsModule, {
      title: 'Doors',
      logger,
      access: employeeAccess({ verify }, logger),
    });
  });
  afterAll(() => app.close());

  async function knock(url: string, token?: string): Promise<string> {
    const headers = token === undefined ? {} : { authorization: `Bearer ${token}` };
    const answer = await app.inject({ method: 'GET', url, headers });
    const body = answer.json<{ code?: string }>();
    return `${answer.statusCode} ${body.code ?? JSON.stringify(body)}`;
  }

  it('are shut where nobody said who may enter, even for an administrator', async () => {
    expect(await knock('/forgotten', 'administrator')).toBe('403 FORBIDDEN');
    expect(await knock('/forgotten')).toBe('403 FORBIDDEN');
  });

  it('open to the right that is named', async () => {
    expect(await knock('/products', 'catalog-manager')).toBe('200 {"who":"catalog-manager"}');
  });

  for (const role of ['marketing-manager', 'support-agent', 'operations', 'analyst', 'nobody']) {
    it(`stay shut for ${role} without the right`, async () => {
      expect(await knock('/products', role)).toBe('403 FORBIDDEN');
    });
  }

  it('let everybody in who is signed in, where that is enough', async () => {
    expect(await knock('/hall', 'nobody')).toBe('200 {"open":true}');
  });

  it('ask to sign in first', async () => {
    expect(await knock('/hall')).toBe('401 UNAUTHENTICATED');
    expect(await knock('/products', '')).toBe('401 UNAUTHENTICATED');
  });

  it('say "later" when nobody can be recognised, instead of falling over', async () => {
    expect(await knock('/hall', 'outage')).toBe('503 DEPENDENCY_UNAVAILABLE');
  });
});

describe('the bearer token', () => {
  for (const [header, token] of [
    ['Bearer abc', 'abc'],
    ['bearer  abc', 'abc'],
    ['Basic abc', ''],
    ['Bearer', ''],
    ['Bearer a b', ''],
    [undefined, ''],
  ] as const) {
    it(`of "${header ?? ''}" is "${token}"`, () => {
      expect(bearerToken(header)).toBe(token);
    });
  }
});
