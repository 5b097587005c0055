import type { FastifyReply } from 'fastify';
import type { Delivery } from './partner-call.ts';

/** Longer than any client waits. */
const SILENCE_MS = 120_000;

/** Puts an answer on the wire the way the fault wants it: late, spoiled, or never. */
export function send(reply: FastifyReply, { answer, replayed, delayMs, garbage }: Delivery): void {
  reply.header('request-id', `req_sim${Date.now().toString(36)}`);
  if (replayed) reply.header('idempotent-replayed', 'true');
  if (answer === null) {
    reply.hijack();
    const timer = setTimeout(() => reply.raw.destroy(), SILENCE_MS);
    reply.raw.on('close', () => clearTimeout(timer));
    return;
  }
  const deliver = (): void => {
    reply.code(answer.status).type('application/json');
    void reply.send(garbage ? '<html>Bad Gateway</html' : JSON.stringify(answer.body));
  };
  if (delayMs === 0) deliver();
  else setTimeout(deliver, delayMs);
}
