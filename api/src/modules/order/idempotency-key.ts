import { createHash } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import { ProblemError } from '../../platform/index.ts';

const USABLE = /^[A-Za-z0-9_-]{8,128}$/;

/** The client's Idempotency-Key. Throws IDEMPOTENCY_KEY_MISSING when there is none we can keep. */
export function idempotencyKeyOf(request: FastifyRequest): string {
  const key = request.headers['idempotency-key'];
  if (typeof key !== 'string' || !USABLE.test(key))
    throw new ProblemError('IDEMPOTENCY_KEY_MISSING');
  return key;
}

/** Hash of what a request asks for; parsed bodies have their fields in the order of the schema. */
export const requestHash = (body: object): string =>
  createHash('sha256').update(JSON.stringify(body)).digest('hex');
