import { createHash, randomBytes } from 'node:crypto';
import { testStack } from '../stack/test-stack.ts';
import { eventually } from '../time/eventually.ts';

/** The demo employees of the realm file, by what they may do. */
export const DEMO_EMPLOYEES = {
  administrator: 'ada.admin',
  'catalog-manager': 'grace.catalog',
  'marketing-manager': 'mira.marketing',
  'support-agent': 'sam.support',
  operations: 'otto.operations',
  analyst: 'ana.analyst',
  nobody: 'nora.newcomer',
} as const;
export const DEMO_PASSWORD = 'apple-a-day';

export interface EmployeeTokens {
  readonly access_token: string;
  readonly refresh_token: string;
  readonly id_token: string;
  readonly expires_in: number;
}

const CLIENT = 'admin-ng';

/**
 * Signs a demo employee in as the back office does: the real page of the real Keycloak, authorisation code
 * with PKCE. No shortcut grant exists in the realm, so specs take the same road as people.
 *
 * Keycloak refuses a sign-in while another of the same person is under way, which suites that run side by
 * side do to each other; a few more attempts get through.
 */
export async function signInEmployee(
  who: keyof typeof DEMO_EMPLOYEES,
  password: string = DEMO_PASSWORD,
): Promise<EmployeeTokens> {
  const attempt = async (): Promise<EmployeeTokens | undefined> => signInOnce(who, password);
  if (password !== DEMO_PASSWORD) return (await attempt()) ?? refused(who);
  return eventually(attempt, { within: 15_000, every: 400 }).catch((cause) => refused(who, cause));
}

function refused(who: string, cause?: unknown): never {
  throw new Error(`Keycloak did not let ${who} in.`, { cause });
}

/** Undefined when Keycloak shows its form again instead of letting the employee in. */
async function signInOnce(
  who: keyof typeof DEMO_EMPLOYEES,
  password: string,
): Promise<EmployeeTokens | undefined> {
  const stack = testStack();
  const issuer = stack.needed('KEYCLOAK_ISSUER');
  const redirect = `${stack.needed('ADMIN_URL')}/`;
  const verifier = randomBytes(32).toString('base64url');
  const question = new URLSearchParams({
    client_id: CLIENT,
    redirect_uri: redirect,
    response_type: 'code',
    scope: 'openid',
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
  });
  const page = await fetch(`${issuer}/protocol/openid-connect/auth?${question.toString()}`);
  const answer = await fetch(formAction(await page.text()), {
    method: 'POST',
    redirect: 'manual',
    headers: { cookie: cookiesOf(page) },
    body: new URLSearchParams({ username: DEMO_EMPLOYEES[who], password }),
  });
  const code = new URL(answer.headers.get('location') ?? issuer).searchParams.get('code');
  if (code === null) return undefined;
  return askForTokens({
    grant_type: 'authorization_code',
    code,
    redirect_uri: redirect,
    code_verifier: verifier,
  });
}

/** New tokens for a refresh token; throws Keycloak's refusal. */
export function renewTokens(refreshToken: string): Promise<EmployeeTokens> {
  return askForTokens({ grant_type: 'refresh_token', refresh_token: refreshToken });
}

async function askForTokens(grant: Readonly<Record<string, string>>): Promise<EmployeeTokens> {
  const issuer = testStack().needed('KEYCLOAK_ISSUER');
  const answer = await fetch(`${issuer}/protocol/openid-connect/token`, {
    method: 'POST',
    body: new URLSearchParams({ client_id: CLIENT, ...grant }),
  });
  if (!answer.ok) throw new Error(`Keycloak gave no tokens: ${await answer.text()}`);
  return (await answer.json()) as EmployeeTokens;
}

function formAction(html: string): string {
  const action = /id="kc-form-login"[^>]*action="([^"]+)"/.exec(html)?.[1];
  if (action === undefined) throw new Error('Keycloak showed no sign-in form.');
  return action.replaceAll('&amp;', '&');
}

function cookiesOf(response: Response): string {
  return response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';', 1)[0])
    .join('; ');
}
