import { Module, type DynamicModule } from '@nestjs/common';
import { EasyPostEvents } from './sources/easypost-events.ts';
import { StripeEvents } from './sources/stripe-events.ts';
import { ReceiveEvent } from './use-cases/receive-event.use-case.ts';
import { WebhookController } from './webhook.controller.ts';

@Module({})
export class WebhookModule {
  static with(
    receive: ReceiveEvent,
    payments: StripeEvents,
    parcels: EasyPostEvents,
  ): DynamicModule {
    return {
      module: WebhookModule,
      controllers: [WebhookController],
      providers: [
        { provide: ReceiveEvent, useValue: receive },
        { provide: StripeEvents, useValue: payments },
        { provide: EasyPostEvents, useValue: parcels },
      ],
    };
  }
}
