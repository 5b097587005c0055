import { Module, type DynamicModule } from '@nestjs/common';
import {
  AuditReader,
  AuditTrail,
  OrderDetailReader,
  OrderListReader,
  ProductListReader,
  ProductRepository,
  ReferenceReader,
  StaffTaskDesk,
  type Reader,
  type Writer,
} from '@green-apple/persistence';
import { AuditController } from './modules/admin/audit/audit.controller.ts';
import { EmployeeController } from './modules/admin/employee/employee.controller.ts';
import { AdminOrderController, WORKFLOW_UI } from './modules/admin/order/order.controller.ts';
import type { WorkflowUi } from './modules/admin/order/workflow-link.ts';
import { EditProductUseCase } from './modules/admin/product/edit-product.use-case.ts';
import { FinishTaskUseCase } from './modules/admin/task/finish-task.use-case.ts';
import { SetEventAsideUseCase } from './modules/admin/task/set-event-aside.use-case.ts';
import { AdminTaskController } from './modules/admin/task/task.controller.ts';
import { AdminProductController } from './modules/admin/product/product.controller.ts';

export interface AdminDependencies {
  readonly writer: Writer;
  readonly reader: Reader;
  readonly workflowUi: WorkflowUi;
}

/** The employees' API. Lists and reports read from readers; what is edited is read from the writer. */
@Module({})
export class AdminModule {
  static with({ writer, reader, workflowUi }: AdminDependencies): DynamicModule {
    const products = new ProductRepository(writer);
    const tasks = new StaffTaskDesk(writer);
    const trail = new AuditTrail(writer);
    return {
      module: AdminModule,
      controllers: [
        EmployeeController,
        AdminProductController,
        AdminOrderController,
        AdminTaskController,
        AuditController,
      ],
      providers: [
        { provide: WORKFLOW_UI, useValue: workflowUi },
        { provide: ProductRepository, useValue: products },
        { provide: ProductListReader, useValue: new ProductListReader(reader) },
        { provide: OrderListReader, useValue: new OrderListReader(reader) },
        { provide: OrderDetailReader, useValue: new OrderDetailReader(reader) },
        { provide: ReferenceReader, useValue: new ReferenceReader(reader) },
        { provide: AuditReader, useValue: new AuditReader(reader) },
        {
          provide: EditProductUseCase,
          useValue: new EditProductUseCase(writer, products, trail),
        },
        { provide: StaffTaskDesk, useValue: tasks },
        { provide: FinishTaskUseCase, useValue: new FinishTaskUseCase(writer, tasks, trail) },
        {
          provide: SetEventAsideUseCase,
          useValue: new SetEventAsideUseCase(writer, tasks, trail),
        },
      ],
    };
  }
}
