import type { Identity } from '../model.ts';

const NOBODY: Identity = { uid: 65534, gid: 65534 };

/** As whom servers run that refuse root. Undefined for an ordinary user, who runs them as himself. */
export function unprivileged(): Identity | undefined {
  return process.getuid?.() === 0 ? NOBODY : undefined;
}
