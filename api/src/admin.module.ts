import { Module, type DynamicModule } from '@nestjs/common';
import { AuditTrail } from '@green-apple/persistence';
import type { AdminDependencies } from './modules/admin/admin-area.ts';
import { catalogueArea } from './modules/admin/catalogue.area.ts';
import { offersArea } from './modules/admin/offers.area.ts';
import { officeArea } from './modules/admin/office.area.ts';
import { ordersArea } from './modules/admin/orders.area.ts';

/** The employees' API. Lists and reports read from readers; what is edited is read from the writer. */
@Module({})
export class AdminModule {
  static with(dependencies: AdminDependencies): DynamicModule {
    const trail = new AuditTrail(dependencies.writer);
    const areas = [catalogueArea, ordersArea, offersArea, officeArea].map((area) =>
      area(dependencies, trail),
    );
    return {
      module: AdminModule,
      controllers: areas.flatMap(({ controllers }) => controllers),
      providers: areas.flatMap(({ providers }) => providers),
    };
  }
}
