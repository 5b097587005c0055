import { z } from 'zod';
import type { MailFacts, PartnerCall } from '../snapshot.ts';

const DEADLINE_MS = 20_000;
const PAGE = 5_000;

const JournalPage = z.object({
  lastSeq: z.number(),
  entries: z.array(
    z.object({
      seq: z.number(),
      operation: z.string(),
      idempotencyKey: z.string().nullable(),
      fault: z.string().nullable(),
      effects: z.array(
        z.object({
          kind: z.string(),
          ref: z.string(),
          orderId: z.string().nullish(),
          amountMinor: z.number().default(0),
          currency: z.string().default(''),
        }),
      ),
    }),
  ),
});

const read = async (url: string): Promise<unknown> => {
  const answer = await fetch(url, { signal: AbortSignal.timeout(DEADLINE_MS) });
  if (!answer.ok) throw new Error(`${url} answered ${answer.status}`);
  return answer.json();
};

/** What the outside companies have written down after `since`, oldest first. */
export async function readJournal(simulatorUrl: string, since: number): Promise<PartnerCall[]> {
  const calls: PartnerCall[] = [];
  for (let seq = since; ;) {
    const page = JournalPage.parse(
      await read(`${simulatorUrl}/journal?since=${seq}&limit=${PAGE}`),
    );
    for (const { effects, ...entry } of page.entries)
      calls.push({
        ...entry,
        effects: effects.map((effect) => ({ ...effect, orderId: effect.orderId ?? null })),
      });
    seq = page.entries.at(-1)?.seq ?? seq;
    if (page.entries.length < PAGE) return calls;
  }
}

/** The number of the newest line. */
export async function lastLine(simulatorUrl: string): Promise<number> {
  return JournalPage.parse(await read(`${simulatorUrl}/journal?limit=1`)).lastSeq;
}

const Mailbox = z.array(
  z.object({
    headers: z.record(z.string(), z.unknown()),
    to: z.array(z.object({ address: z.string() })).default([]),
  }),
);

/** Every mail in the mailbox, one entry per copy. */
export async function readMailbox(mailboxUrl: string): Promise<MailFacts[]> {
  const mails = Mailbox.parse(await read(`${mailboxUrl}/email`));
  return mails.map(({ headers, to }) => ({
    messageId: String(headers['message-id']),
    to: to[0]?.address ?? '',
  }));
}
