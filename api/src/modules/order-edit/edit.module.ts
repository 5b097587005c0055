import { Module, type DynamicModule } from '@nestjs/common';
import { OrderEditRepository, type OrderRepository } from '@green-apple/persistence';
import { OrderDoor } from '../order/use-cases/order-access.ts';
import { OrderEditController } from './edit.controller.ts';
import { PayDifference } from './pay-difference.use-case.ts';
import { PreviewEdit } from './preview-edit.use-case.ts';
import { RequestEdit } from './request-edit.use-case.ts';

export interface OrderEditModuleOptions {
  readonly preview: PreviewEdit;
  readonly request: RequestEdit;
  readonly payDifference: PayDifference;
  readonly edits: OrderEditRepository;
  readonly orders: OrderRepository;
}

@Module({})
export class OrderEditModule {
  static with(options: OrderEditModuleOptions): DynamicModule {
    return {
      module: OrderEditModule,
      controllers: [OrderEditController],
      providers: [
        { provide: PreviewEdit, useValue: options.preview },
        { provide: RequestEdit, useValue: options.request },
        { provide: PayDifference, useValue: options.payDifference },
        { provide: OrderEditRepository, useValue: options.edits },
        { provide: OrderDoor, useValue: new OrderDoor(options.orders) },
      ],
    };
  }
}
