import nodemailer from 'nodemailer';
import { z } from 'zod';
import { DeadlineExceeded, withinDeadline } from '../deadline.ts';
import { unknown } from '../partner-fault.ts';
import type { Mail, MailGateway, MailOutcome } from './mail-gateway.port.ts';

/** Environment of whoever sends mail. */
export const MailConfig = z.object({
  SMTP_URL: z.url(),
  MAIL_FROM: z.string().min(3),
  SMTP_TIMEOUT_MS: z.coerce.number().int().min(100).default(10_000),
});
export type MailConfig = z.infer<typeof MailConfig>;

/** Mail by SMTP, over a small pool of connections. */
export function createSmtpMailGateway(config: MailConfig): MailGateway {
  const url = new URL(config.SMTP_URL);
  const transport = nodemailer.createTransport({
    pool: true,
    maxConnections: 3,
    host: url.hostname,
    port: Number(url.port || (url.protocol === 'smtps:' ? 465 : 587)),
    secure: url.protocol === 'smtps:',
    ...(url.username === ''
      ? {}
      : {
          auth: {
            user: decodeURIComponent(url.username),
            pass: decodeURIComponent(url.password),
          },
        }),
    connectionTimeout: config.SMTP_TIMEOUT_MS,
    greetingTimeout: config.SMTP_TIMEOUT_MS,
    socketTimeout: config.SMTP_TIMEOUT_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
  });

  return {
    async send(mail: Mail): Promise<MailOutcome> {
      try {
        await withinDeadline(
          config.SMTP_TIMEOUT_MS,
          transport.sendMail({ ...mail, from: config.MAIL_FROM }),
        );
        return { code: 'accepted' };
      } catch (error) {
        return mailTrouble(error);
      }
    },
    close: () => transport.close(),
  };
}

/** 5xx is a "never"; everything else may go through later. */
export function mailTrouble(error: unknown): MailOutcome {
  if (error instanceof DeadlineExceeded) return unknown('timeout');
  const smtpCode: unknown =
    typeof error === 'object' && error !== null && 'responseCode' in error
      ? error.responseCode
      : undefined;
  if (typeof smtpCode !== 'number') return unknown('connection');
  return smtpCode >= 500 ? { code: 'refused', smtpCode } : unknown('server_error');
}
