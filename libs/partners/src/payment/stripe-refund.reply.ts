import { money } from '@green-apple/domain-money';
import { z } from 'zod';
import type { Dispute, RefundOutcome } from './payment-gateway.port.ts';
import { CurrencyIn } from './stripe-payment.reply.ts';

/** The part of a Refund we rely on. */
export const RefundReply = z.object({
  id: z.string().min(1),
  status: z.enum(['pending', 'requires_action', 'succeeded', 'failed', 'canceled']).nullable(),
  metadata: z
    .record(z.string(), z.string())
    .nullish()
    .transform((data) => data ?? {}),
});
export type RefundReply = z.infer<typeof RefundReply>;

export const RefundPage = z.object({ data: z.array(RefundReply) });

export function toRefundOutcome(reply: RefundReply): RefundOutcome {
  if (reply.status === 'failed' || reply.status === 'canceled')
    return { code: 'refused', reason: reply.status };
  return { code: reply.status === 'succeeded' ? 'refunded' : 'pending', refundRef: reply.id };
}

const DisputeReply = z.object({
  id: z.string().min(1),
  amount: z.number().int().nonnegative(),
  currency: CurrencyIn,
  reason: z.string().min(1),
  status: z.string().min(1),
  evidence_details: z.object({ due_by: z.number().int().nullish() }).nullish(),
});

export const DisputePage = z.object({ data: z.array(DisputeReply) });

/** Early warnings and inquiries are open disputes to us: money may leave. */
export function toDispute(reply: z.infer<typeof DisputeReply>): Dispute {
  const dueBy = reply.evidence_details?.due_by;
  return {
    disputeRef: reply.id,
    amount: money(reply.amount, reply.currency),
    reason: reply.reason,
    standing: standingOf(reply.status),
    respondBy: dueBy ? new Date(dueBy * 1000) : null,
  };
}

function standingOf(status: string): Dispute['standing'] {
  if (status === 'lost') return 'lost';
  return status === 'won' || status === 'warning_closed' ? 'won' : 'open';
}
