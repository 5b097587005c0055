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
import { verifyEasyPostEvent } from '@green-apple/partners';
import type { FastifyRequest } from 'fastify';
import { ProblemError, Public } from '../../platform/index.ts';
import { TakeInScan } from './use-cases/take-in-scan.use-case.ts';
import { WEBHOOK_LOG } from './stripe-webhook.controller.ts';

export const CARRIER_SECRETS = Symbol('carrier webhook secrets');

/** Carriers' events. Open to everyone who can sign them. */
@Controller('api/webhooks')
export class EasyPostWebhookController {
  constructor(
    @Inject(TakeInScan) private readonly takeIn: TakeInScan,
    @Inject(CARRIER_SECRETS) private readonly secrets: readonly string[],
    @Inject(WEBHOOK_LOG) private readonly logger: Logger,
  ) {}

  @Public()
  @Post('easypost')
  @HttpCode(200)
  async easyPost(
    @Req() request: RawBodyRequest<FastifyRequest>,
    @Headers('x-hmac-signature') signature: string | undefined,
  ): Promise<{ received: true }> {
    const result = verifyEasyPostEvent(request.rawBody ?? '', signature, this.secrets);
    if (result.code === 'signature_invalid') throw new ProblemError('SIGNATURE_INVALID');
    if (result.code === 'malformed') throw new ProblemError('BAD_REQUEST');
    const { id, type } = result.event;
    const outcome = await this.takeIn.execute(result.event, request.id);
    this.logger.info({ eventId: id, type, outcome, correlationId: request.id }, 'carrier event');
    return { received: true };
  }
}
