import { Module, type DynamicModule } from '@nestjs/common';
import type { Logger } from '@green-apple/observability';
import {
  StripeWebhookController,
  WEBHOOK_LOG,
  WEBHOOK_SECRETS,
} from './stripe-webhook.controller.ts';
import { TakeInEvent } from './use-cases/take-in-event.use-case.ts';

@Module({})
export class WebhookModule {
  static with(takeIn: TakeInEvent, secrets: readonly string[], logger: Logger): DynamicModule {
    return {
      module: WebhookModule,
      controllers: [StripeWebhookController],
      providers: [
        { provide: TakeInEvent, useValue: takeIn },
        { provide: WEBHOOK_SECRETS, useValue: secrets },
        { provide: WEBHOOK_LOG, useValue: logger },
      ],
    };
  }
}
