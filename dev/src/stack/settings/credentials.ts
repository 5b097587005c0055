import { join } from 'node:path';
import { readJson } from '../files.ts';
import type { Credentials } from '../handles.ts';
import { KEYCLOAK_ADMIN } from '../servers/keycloak-tree.ts';

interface RealmFile {
  readonly users?: readonly {
    readonly username: string;
    readonly credentials?: readonly { readonly type: string; readonly value?: string }[];
    readonly realmRoles?: readonly string[];
  }[];
}

/** Cards the payment simulator knows, as its model does in test mode. */
const CARDS = [
  { number: '4242 4242 4242 4242', outcome: 'is accepted' },
  { number: '4000 0000 0000 0002', outcome: 'is declined' },
  { number: '4000 0025 0000 3155', outcome: 'asks for 3-D Secure' },
];

/** The people and cards to try things with; employees as the realm file lists them. */
export async function demoCredentials(root: string, withKeycloak: boolean): Promise<Credentials> {
  const file = join(root, 'dev', 'keycloak', 'employees-realm.json');
  const realm = withKeycloak ? await readJson<RealmFile>(file) : undefined;
  const employees = (realm?.users ?? []).map(({ username, credentials, realmRoles }) => ({
    username,
    password: credentials?.find(({ type }) => type === 'password')?.value ?? '',
    roles: realmRoles ?? [],
  }));
  return {
    employees,
    shoppers: [],
    cards: CARDS,
    keycloakAdmin: withKeycloak ? KEYCLOAK_ADMIN : null,
  };
}
