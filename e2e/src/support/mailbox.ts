import { eventually, testStack } from '@green-apple/testing';

export interface Mail {
  readonly id: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly to: readonly { readonly address: string }[];
}

/** Everything the shop has sent to this address. */
export async function mailsTo(address: string): Promise<Mail[]> {
  const answer = await fetch(`${testStack().needed('MAILBOX_URL')}/email`, {
    signal: AbortSignal.timeout(10_000),
  });
  const mails = (await answer.json()) as Mail[];
  return mails.filter(({ to }) => to.some((each) => each.address === address));
}

/** The first mail to this address whose subject or text fits. */
export function mailTo(address: string, words: RegExp, within = 20_000): Promise<Mail> {
  return eventually(
    async () =>
      (await mailsTo(address)).find(({ subject, text }) => words.test(`${subject}\n${text}`)),
    { within, every: 200 },
  );
}
