import type { ServerName } from '../model.ts';
import { resolveEndpoints, type Endpoints } from './endpoints.ts';
import { inheritedEnvironment, processEnvironment, shopEnvironment } from './environment.ts';
import { PREFERRED_PORTS } from './ports.ts';

describe('the environment of the shop on this machine', () => {
  const endpoints = (
    external: [ServerName, string][] = [],
    absent: ServerName[] = [],
    outerEnv: Record<string, string> = {},
  ): Endpoints =>
    resolveEndpoints({
      ports: PREFERRED_PORTS,
      external: new Map(external),
      absent: new Set(absent),
      outerEnv,
    });

  it('gives each process its own role in the database', () => {
    const env = shopEnvironment(endpoints(), {}, 'ga_worker');
    expect(env['DATABASE_WRITER_URL']).toBe('postgres://ga_worker@127.0.0.1:5442/green_apple');
    expect(env['DATABASE_READER_URLS']).toBe('postgres://ga_worker@127.0.0.1:5443/green_apple');
  });

  it('uses the one login of a database somebody else runs', () => {
    const url = 'postgres://me:secret@db.example:5432/shop';
    const somebodys = endpoints([['postgres-writer', url]], ['postgres-reader']);
    const env = shopEnvironment(somebodys, {}, 'ga_worker');
    expect(env['DATABASE_WRITER_URL']).toBe(url);
    expect(env['DATABASE_READER_URLS']).toBe('');
  });

  it('leaves the search address empty without Elasticsearch, so that PostgreSQL searches', () => {
    expect(shopEnvironment(endpoints([], ['elasticsearch']), {}, 'postgres')['SEARCH_URL']).toBe(
      '',
    );
  });

  it('leaves the issuer empty without Keycloak', () => {
    expect(shopEnvironment(endpoints([], ['keycloak']), {}, 'postgres')['KEYCLOAK_ISSUER']).toBe(
      '',
    );
  });

  it('points to a Temporal and its page that somebody else runs', () => {
    const env = shopEnvironment(
      endpoints([['temporal', 'temporal.example:7233']], [], {
        GREEN_APPLE_TEMPORAL_UI_URL: 'https://temporal.example',
      }),
      {},
      'postgres',
    );
    expect(env['TEMPORAL_ADDRESS']).toBe('temporal.example:7233');
    expect(env['TEMPORAL_UI_URL']).toBe('https://temporal.example');
  });

  it('passes on the addresses of topics and queues', () => {
    const topology = { JOBS_TOPIC_ARN: 'arn:jobs', MEDIA_BUCKET: 'pictures' };
    const env = shopEnvironment(endpoints(), topology, 'postgres');
    expect(env['JOBS_TOPIC_ARN']).toBe('arn:jobs');
    expect(env['MEDIA_ORIGIN']).toBe('http://127.0.0.1:4566/pictures');
  });

  it('tells a process its port', () => {
    expect(processEnvironment(PREFERRED_PORTS, 'jobs')['PORT']).toBe('3200');
  });

  it("keeps a developer's own cloud account out of the processes", () => {
    const outer = { PATH: '/bin', AWS_SECRET_ACCESS_KEY: 'real', NODE_OPTIONS: '--inspect' };
    expect(inheritedEnvironment(outer)).toEqual({ PATH: '/bin' });
  });
});
