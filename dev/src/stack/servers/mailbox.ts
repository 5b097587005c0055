import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Part } from '../model.ts';
import { inheritedEnvironment } from '../settings/environment.ts';
import { namedByEnvironment } from './locate.ts';
import { acceptsConnections, answers } from './probes.ts';

const LOCATED_BY = 'GREEN_APPLE_SMTP_URL';

export const mailbox: Part = {
  name: 'mailbox',
  title: 'Mail the shop has sent (maildev)',
  requiredToSell: false,
  without: 'order mails are retried until a mail server is there',
  locatedBy: LOCATED_BY,
  needs: [],
  readyWithinSeconds: 60,
  stop: { signal: 'SIGTERM', graceSeconds: 5 },

  url: (context) => context.endpoints.mailboxUrl || context.endpoints.smtpUrl,

  async find(context) {
    const named = namedByEnvironment(context, LOCATED_BY);
    return named ?? { kind: 'installed', installation: { executable: process.execPath, home: '' } };
  },

  async provision() {
    throw new Error('comes with npm ci');
  },

  async start(context, installation) {
    const folder = join(context.stateDir, 'mailbox');
    await mkdir(folder, { recursive: true });
    return {
      command: installation.executable,
      args: [
        join(context.root, 'node_modules', 'maildev', 'bin', 'maildev'),
        ...['--smtp', String(context.ports['mailbox-smtp']), '--ip', '127.0.0.1'],
        ...['--web', String(context.ports.mailbox), '--web-ip', '127.0.0.1'],
        ...['--mail-directory', folder],
      ],
      env: inheritedEnvironment(context.outerEnv),
      cwd: context.root,
    };
  },

  async ready(context) {
    const { hostname, port } = new URL(context.endpoints.smtpUrl);
    if (!(await acceptsConnections(`${hostname}:${port === '' ? '25' : port}`))) return false;
    const page = context.endpoints.mailboxUrl;
    return page === '' || answers(`${page}/healthz`);
  },
};
