import { Module, type DynamicModule } from '@nestjs/common';
import { OrderRepository, ReturnRepository, type Writer } from '@green-apple/persistence';
import { OrderDoor } from '../order/use-cases/order-access.ts';
import { InstructReturn } from './instruct-return.use-case.ts';
import { RequestReturn } from './request-return.use-case.ts';
import { RETURN_POLICY_NOW, ReturnController, type ReturnPolicyOf } from './return.controller.ts';

@Module({})
export class ReturnModule {
  static with(writer: Writer, policyOf: ReturnPolicyOf): DynamicModule {
    const returns = new ReturnRepository(writer);
    return {
      module: ReturnModule,
      controllers: [ReturnController],
      providers: [
        { provide: ReturnRepository, useValue: returns },
        { provide: RequestReturn, useValue: new RequestReturn(writer, returns, policyOf) },
        { provide: RETURN_POLICY_NOW, useValue: policyOf },
        { provide: InstructReturn, useValue: new InstructReturn(writer, returns) },
        { provide: OrderDoor, useValue: new OrderDoor(new OrderRepository(writer)) },
      ],
    };
  }
}
