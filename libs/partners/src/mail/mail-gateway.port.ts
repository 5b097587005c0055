import type { UnknownOutcome } from '../partner-fault.ts';

export interface Mail {
  readonly to: string;
  readonly subject: string;
  readonly html: string;
  readonly text: string;
  /** Fixed per message, so that a second delivery of the same mail can be told from another mail. */
  readonly messageId: string;
}

export type MailOutcome =
  | { readonly code: 'accepted' }
  /** The server will never take it, e.g. an address that does not exist. */
  | { readonly code: 'refused'; readonly smtpCode: number }
  | UnknownOutcome;

/** Who delivers our mail. */
export interface MailGateway {
  send(mail: Mail): Promise<MailOutcome>;
  close(): void;
}
