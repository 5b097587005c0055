import { Module, type DynamicModule } from '@nestjs/common';
import { OrderRepository } from '@green-apple/persistence';
import { SECURE_COOKIES } from '../cart/cart.controller.ts';
import { CancellationController } from './cancellation.controller.ts';
import { OrderViewController } from './order-view.controller.ts';
import { OrderController } from './order.controller.ts';
import { ProgressStreams } from './progress-streams.ts';
import { OrderDoor } from './use-cases/order-access.ts';
import { PayAgain } from './use-cases/pay-again.use-case.ts';
import { FetchPaymentAction } from './use-cases/payment-action.use-case.ts';
import { RequestCancel } from './use-cases/request-cancel.use-case.ts';
import { PlaceOrder } from './use-cases/place-order.use-case.ts';

export interface OrderModuleOptions {
  readonly placeOrder: PlaceOrder;
  readonly payAgain: PayAgain;
  readonly fetchAction: FetchPaymentAction;
  readonly requestCancel: RequestCancel;
  readonly orders: OrderRepository;
  readonly streams: ProgressStreams;
  readonly secureCookies: boolean;
}

@Module({})
export class OrderModule {
  static with(options: OrderModuleOptions): DynamicModule {
    return {
      module: OrderModule,
      controllers: [OrderController, OrderViewController, CancellationController],
      providers: [
        { provide: PlaceOrder, useValue: options.placeOrder },
        { provide: PayAgain, useValue: options.payAgain },
        { provide: FetchPaymentAction, useValue: options.fetchAction },
        { provide: RequestCancel, useValue: options.requestCancel },
        { provide: OrderRepository, useValue: options.orders },
        { provide: OrderDoor, useValue: new OrderDoor(options.orders) },
        { provide: ProgressStreams, useValue: options.streams },
        { provide: SECURE_COOKIES, useValue: options.secureCookies },
      ],
    };
  }
}
