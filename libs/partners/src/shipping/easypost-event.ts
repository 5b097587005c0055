import { createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';

const EventReply = z.object({
  id: z.string().startsWith('evt_').max(255),
  description: z.string().min(1),
  result: z.object({ id: z.string().optional(), object: z.string().optional() }),
});

/** A fact the carrier's side told us. Only a hint: the run reads the truth again from there. */
export interface EasyPostEvent {
  readonly id: string;
  /** E.g. `tracker.updated`. */
  readonly type: string;
  readonly objectRef: string | null;
}

export type EasyPostEventResult =
  | { readonly code: 'valid'; readonly event: EasyPostEvent }
  | { readonly code: 'signature_invalid' }
  | { readonly code: 'malformed' };

/**
 * Checks `X-Hmac-Signature` over the raw bytes against each secret in turn: two are valid during rotation. The
 * signature bears no time, so that an event sent again is told by its id alone.
 */
export function verifyEasyPostEvent(
  rawBody: Buffer | string,
  signature: string | undefined,
  secrets: readonly string[],
): EasyPostEventResult {
  const signed =
    signature !== undefined && secrets.some((secret) => isSigned(rawBody, signature, secret));
  if (!signed) return { code: 'signature_invalid' };
  const parsed = EventReply.safeParse(jsonOrUndefined(rawBody.toString()));
  if (!parsed.success) return { code: 'malformed' };
  const { id, description, result } = parsed.data;
  return { code: 'valid', event: { id, type: description, objectRef: result.id ?? null } };
}

/** EasyPost's signature of a body, as the header has it. */
export function easyPostSignature(rawBody: Buffer | string, secret: string): string {
  const digest = createHmac('sha256', secret.normalize('NFKD')).update(rawBody).digest('hex');
  return `hmac-sha256-hex=${digest}`;
}

function isSigned(rawBody: Buffer | string, signature: string, secret: string): boolean {
  const expected = Buffer.from(easyPostSignature(rawBody, secret));
  const given = Buffer.from(signature);
  return given.length === expected.length && timingSafeEqual(given, expected);
}

function jsonOrUndefined(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
