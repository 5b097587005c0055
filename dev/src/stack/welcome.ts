import type { Handles } from './handles.ts';
import { renderTable } from './report/table.ts';
import { statusTable } from './status.ts';

/** What a person sees when everything is up: what runs where, who may sign in, what to try first. */
export function welcome({ parts, credentials, env }: Handles, logDir: string): string {
  const ready = (name: string): boolean =>
    parts.some((part) => part.name === name && part.state === 'ready');
  const sections = ['', statusTable(parts)];
  if (credentials.employees.length > 0 && ready('admin-ng')) {
    const rows = credentials.employees.map(({ username, password, roles }) => [
      username,
      password,
      roles.join(', ') || 'none: may sign in, may do nothing',
    ]);
    sections.push('', renderTable([['employee', 'password', 'role'], ...rows]));
  }
  if (ready('storefront-ng')) {
    const rows = credentials.cards.map(({ number, outcome }) => [number, outcome]);
    sections.push('', renderTable([['card to pay with', 'what happens'], ...rows]));
    sections.push('', '  Shoppers need no account: any name and address will do.');
  }
  sections.push('', ...firstThings(env, ready), '', `  Logs: ${logDir}`);
  return sections.join('\n');
}

function firstThings(
  env: Readonly<Record<string, string>>,
  ready: (name: string) => boolean,
): string[] {
  const things = [
    ready('storefront-ng') ? `Buy something: ${env['STOREFRONT_URL']}` : '',
    ready('mailbox') ? `Read the mail the shop sent: ${env['MAILBOX_URL']}` : '',
    ready('temporal') ? `Watch the order's run: ${env['TEMPORAL_UI_URL']}` : '',
    ready('admin-ng') ? `Edit a product as grace.catalog: ${env['ADMIN_URL']}` : '',
    'See how things are: npm run stack -- status',
  ].filter((text) => text !== '');
  return ['  Try first', ...things.map((text, index) => `  ${index + 1}. ${text}`)];
}
