import { Module, type DynamicModule } from '@nestjs/common';
import { OrderEditRepository, type OrderRepository } from '@green-apple/persistence';
import { OrderDoor } from '../order/use-cases/order-access.ts';
import { OrderEditController } from './edit.controller.ts';
import { OrderEditPaymentController } from './edit-payment.controller.ts';
import { FetchEditPaymentAction } from './edit-payment-action.use-case.ts';
import { ListWays } from './list-ways.use-case.ts';
import { PayDifference } from './pay-difference.use-case.ts';
import { PreviewEdit } from './preview-edit.use-case.ts';
import { RequestEdit } from './request-edit.use-case.ts';
import { WithdrawEdit } from './withdraw-edit.use-case.ts';

export interface OrderEditModuleOptions {
  readonly preview: PreviewEdit;
  readonly request: RequestEdit;
  readonly ways: ListWays;
  readonly payDifference: PayDifference;
  readonly fetchAction: FetchEditPaymentAction;
  readonly withdraw: WithdrawEdit;
  readonly edits: OrderEditRepository;
  readonly orders: OrderRepository;
}

@Module({})
export class OrderEditModule {
  static with(options: OrderEditModuleOptions): DynamicModule {
    return {
      module: OrderEditModule,
      controllers: [OrderEditController, OrderEditPaymentController],
      providers: [
        { provide: PreviewEdit, useValue: options.preview },
        { provide: RequestEdit, useValue: options.request },
        { provide: ListWays, useValue: options.ways },
        { provide: PayDifference, useValue: options.payDifference },
        { provide: FetchEditPaymentAction, useValue: options.fetchAction },
        { provide: WithdrawEdit, useValue: options.withdraw },
        { provide: OrderEditRepository, useValue: options.edits },
        { provide: OrderDoor, useValue: new OrderDoor(options.orders) },
      ],
    };
  }
}
