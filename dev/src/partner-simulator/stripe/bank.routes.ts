import type { FastifyInstance, FastifyReply } from 'fastify';
import { z } from 'zod';
import type { Disputes } from './disputes.ts';
import type { Payments } from './payments.ts';
import { StripeApiError } from './stripe-error.ts';

const Settlement = z.strictObject({
  paymentIntent: z.string(),
  /** Null: the bank agrees. */
  declineCode: z.string().nullable().default(null),
});
const Complaint = z.strictObject({
  paymentIntent: z.string(),
  amount: z.number().int().positive().optional(),
  reason: z.string().default('fraudulent'),
});
const Verdict = z.strictObject({ dispute: z.string(), outcome: z.enum(['won', 'lost']) });

/** What banks and cardholders do in their own time, asked for by tests. */
export function bankRoutes(app: FastifyInstance, payments: Payments, disputes: Disputes): void {
  const route = <Body>(
    path: string,
    schema: z.ZodType<Body>,
    act: (body: Body) => object,
  ): void => {
    app.post(`/control/bank/${path}`, (request, reply) => {
      const parsed = schema.safeParse(request.body);
      return parsed.success
        ? attempt(reply, () => act(parsed.data))
        : reply.code(400).send({ error: z.treeifyError(parsed.error) });
    });
  };
  route('settle', Settlement, (body) => payments.settle(body.paymentIntent, body.declineCode));
  route('dispute', Complaint, (body) =>
    disputes.open(body.paymentIntent, body.amount, body.reason),
  );
  route('decide', Verdict, (body) => disputes.close(body.dispute, body.outcome));
}

function attempt(reply: FastifyReply, act: () => object): FastifyReply {
  try {
    return reply.send(act());
  } catch (error) {
    if (!(error instanceof StripeApiError)) throw error;
    return reply.code(error.status).send(error.body);
  }
}
