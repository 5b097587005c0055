import {
  Controller,
  Headers,
  HttpCode,
  Inject,
  Post,
  Req,
  type RawBodyRequest,
} from '@nestjs/common';
import type { Logger } from '@green-apple/observability';
import { verifyStripeEvent } from '@green-apple/partners';
import type { FastifyRequest } from 'fastify';
import { ProblemError, Public } from '../../platform/index.ts';
import { TakeInEvent } from './use-cases/take-in-event.use-case.ts';

export const WEBHOOK_SECRETS = Symbol('webhook secrets');
export const WEBHOOK_LOG = Symbol('webhook log');

/** The payment provider's events. Open to everyone who can sign them. */
@Controller('api/webhooks')
export class StripeWebhookController {
  constructor(
    @Inject(TakeInEvent) private readonly takeIn: TakeInEvent,
    @Inject(WEBHOOK_SECRETS) private readonly secrets: readonly string[],
    @Inject(WEBHOOK_LOG) private readonly logger: Logger,
  ) {}

  @Public()
  @Post('stripe')
  @HttpCode(200)
  async stripe(
    @Req() request: RawBodyRequest<FastifyRequest>,
    @Headers('stripe-signature') signature: string | undefined,
  ): Promise<{ received: true }> {
    const result = verifyStripeEvent(request.rawBody ?? '', signature, this.secrets);
    if (result.code === 'signature_invalid') throw new ProblemError('SIGNATURE_INVALID');
    if (result.code === 'malformed') throw new ProblemError('BAD_REQUEST');
    const { id, type } = result.event;
    const outcome = await this.takeIn.execute(result.event, request.id);
    this.logger.info({ eventId: id, type, outcome, correlationId: request.id }, 'provider event');
    return { received: true };
  }
}
