import {
  Controller,
  Headers,
  HttpCode,
  Inject,
  Post,
  Req,
  type RawBodyRequest,
} from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { ProblemError, Public } from '../../platform/index.ts';
import { EasyPostEvents } from './sources/easypost-events.ts';
import { StripeEvents } from './sources/stripe-events.ts';
import type { PartnerEvent, WebhookSource } from './sources/webhook-source.ts';
import { ReceiveEvent } from './use-cases/receive-event.use-case.ts';

type Received = Promise<{ readonly received: true }>;

/** What partners tell us. Open to everyone who can sign it. */
@Controller('api/webhooks')
export class WebhookController {
  constructor(
    @Inject(ReceiveEvent) private readonly receive: ReceiveEvent,
    @Inject(StripeEvents) private readonly payments: StripeEvents,
    @Inject(EasyPostEvents) private readonly parcels: EasyPostEvents,
  ) {}

  @Public()
  @Post('stripe')
  @HttpCode(200)
  stripe(
    @Req() request: RawBodyRequest<FastifyRequest>,
    @Headers('stripe-signature') signature: string | undefined,
  ): Received {
    return this.take(this.payments, request, signature);
  }

  @Public()
  @Post('easypost')
  @HttpCode(200)
  easyPost(
    @Req() request: RawBodyRequest<FastifyRequest>,
    @Headers('x-hmac-signature') signature: string | undefined,
  ): Received {
    return this.take(this.parcels, request, signature);
  }

  private async take<Event extends PartnerEvent>(
    source: WebhookSource<Event>,
    request: RawBodyRequest<FastifyRequest>,
    signature: string | undefined,
  ): Received {
    const { id: correlationId } = request;
    const rawBody = request.rawBody ?? '';
    const result = await this.receive.execute(source, { rawBody, signature, correlationId });
    switch (result.code) {
      case 'SIGNATURE_INVALID':
        throw new ProblemError('SIGNATURE_INVALID');
      case 'MALFORMED':
        throw new ProblemError('BAD_REQUEST');
      case 'RECEIVED':
        return { received: true };
    }
  }
}
