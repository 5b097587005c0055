import { SERVER_NAMES } from '../model.ts';
import { PREFERRED_PORTS } from '../settings/ports.ts';
import { elasticsearchYaml } from './elasticsearch-settings.ts';
import { servers } from './index.ts';
import { clientsWithPlaces } from './keycloak-clients.ts';

describe('the servers of the local stack', () => {
  it('are all there, in the order in which they are shown', () => {
    expect(servers.map(({ name }) => name)).toEqual([...SERVER_NAMES]);
  });

  it('each say how to point to a running one, and what is lost without', () => {
    for (const { name, locatedBy, without } of servers) {
      expect(locatedBy)
        .withContext(name)
        .toMatch(/^GREEN_APPLE_/);
      expect(without).withContext(name).not.toBe('');
    }
  });

  it('let Elasticsearch listen on the loopback only and make no index by itself', () => {
    const yaml = elasticsearchYaml('/data', PREFERRED_PORTS);
    expect(yaml).toContain('network.host: 127.0.0.1');
    expect(yaml).toContain('http.port: 9200');
    expect(yaml).toContain('action.auto_create_index: "-*"');
  });

  it('tell Keycloak where the back office is now, for the clients that ask', () => {
    const realm = JSON.stringify({
      realm: 'employees',
      clients: [
        { clientId: 'admin-ng', redirectUris: ['${ADMIN_URL:http://localhost:4300}/'] },
        { clientId: 'account', redirectUris: ['/account/*'] },
      ],
    });
    const found = clientsWithPlaces(realm, { ADMIN_URL: 'http://localhost:4301' });
    expect(found.realm).toBe('employees');
    expect(found.clients).toEqual([
      { clientId: 'admin-ng', redirectUris: ['http://localhost:4301/'] },
    ]);
  });
});
