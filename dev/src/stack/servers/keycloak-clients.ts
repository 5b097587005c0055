interface AddressInput {
  readonly keycloakUrl: string;
  readonly admin: { readonly username: string; readonly password: string };
  /** The realm file as it is in the repository, with `${NAME:default}` in it. */
  readonly realm: string;
  readonly values: Readonly<Record<string, string>>;
}

interface Client {
  readonly clientId: string;
  readonly [field: string]: unknown;
}

interface Realm {
  readonly realm: string;
  readonly clients?: readonly Client[];
}

/**
 * Keycloak reads `${NAME:default}` only when it imports a realm. This writes the present values into
 * the clients whose description uses them: the back office may have moved to another port since.
 */
export async function addressClients({
  keycloakUrl,
  admin,
  realm,
  values,
}: AddressInput): Promise<void> {
  const { realm: name, clients } = clientsWithPlaces(realm, values);
  if (clients.length === 0) return;
  const headers = { authorization: `Bearer ${await adminToken(keycloakUrl, admin)}` };
  const base = `${keycloakUrl}/admin/realms/${name}/clients`;
  for (const client of clients) {
    const found = await request(`${base}?clientId=${encodeURIComponent(client.clientId)}`, {
      headers,
    });
    const existing = ((await found.json()) as { id: string; attributes?: object }[])[0];
    if (existing === undefined) continue;
    const { baseUrl, redirectUris, webOrigins, attributes } = client;
    const body = {
      ...existing,
      ...(baseUrl === undefined ? {} : { baseUrl }),
      ...(redirectUris === undefined ? {} : { redirectUris }),
      ...(webOrigins === undefined ? {} : { webOrigins }),
      attributes: { ...existing.attributes, ...(attributes as object | undefined) },
    };
    await request(`${base}/${existing.id}`, {
      method: 'PUT',
      headers: { ...headers, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  }
}

/** The clients of a realm file that mention one of the values, with it put in. */
export function clientsWithPlaces(
  source: string,
  values: Readonly<Record<string, string>>,
): { readonly realm: string; readonly clients: readonly Client[] } {
  const parsed = JSON.parse(source) as Realm;
  const mentions = (client: Client): boolean => {
    const text = JSON.stringify(client);
    return Object.keys(values).some((name) => text.includes(`\${${name}`));
  };
  const clients = (parsed.clients ?? []).filter(mentions);
  return {
    realm: parsed.realm,
    clients: JSON.parse(fillIn(JSON.stringify(clients), values)) as Client[],
  };
}

function fillIn(text: string, values: Readonly<Record<string, string>>): string {
  return text.replaceAll(/\$\{(\w+)(?::([^}]*))?\}/g, (whole, name: string, fallback?: string) => {
    return values[name] ?? fallback ?? whole;
  });
}

async function adminToken(
  keycloakUrl: string,
  { username, password }: AddressInput['admin'],
): Promise<string> {
  const response = await request(`${keycloakUrl}/realms/master/protocol/openid-connect/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'password',
      client_id: 'admin-cli',
      username,
      password,
    }),
  });
  return ((await response.json()) as { access_token: string }).access_token;
}

async function request(url: string, init: RequestInit): Promise<Response> {
  const response = await fetch(url, { ...init, signal: AbortSignal.timeout(10_000) });
  if (!response.ok) throw new Error(`Keycloak answered ${response.status} to ${url}`);
  return response;
}
