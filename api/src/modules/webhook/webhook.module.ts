import { Module, type DynamicModule } from '@nestjs/common';
import type { Logger } from '@green-apple/observability';
import {
  StripeWebhookController,
  WEBHOOK_LOG,
  WEBHOOK_SECRETS,
} from './stripe-webhook.controller.ts';
import { CARRIER_SECRETS, EasyPostWebhookController } from './easypost-webhook.controller.ts';
import { TakeInScan } from './use-cases/take-in-scan.use-case.ts';
import { TakeInEvent } from './use-cases/take-in-event.use-case.ts';

@Module({})
export class WebhookModule {
  static with(
    payments: { readonly takeIn: TakeInEvent; readonly secrets: readonly string[] },
    parcels: { readonly takeIn: TakeInScan; readonly secrets: readonly string[] },
    logger: Logger,
  ): DynamicModule {
    return {
      module: WebhookModule,
      controllers: [StripeWebhookController, EasyPostWebhookController],
      providers: [
        { provide: TakeInEvent, useValue: payments.takeIn },
        { provide: WEBHOOK_SECRETS, useValue: payments.secrets },
        { provide: TakeInScan, useValue: parcels.takeIn },
        { provide: CARRIER_SECRETS, useValue: parcels.secrets },
        { provide: WEBHOOK_LOG, useValue: logger },
      ],
    };
  }
}
