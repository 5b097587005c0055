import { Controller, Get, Inject } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import type { Employee } from '@green-apple/auth';
import { ADMIN_ROUTES, type Me, type ReferenceData } from '@green-apple/contracts-http';
import { ReferenceReader } from '@green-apple/persistence';
import { CurrentEmployee } from '../access/employee.decorator.ts';
import { RequirePermission, RequireSignIn } from '../access/require-permission.decorator.ts';

@Controller()
export class EmployeeController {
  constructor(@Inject(ReferenceReader) private readonly reference: ReferenceReader) {}

  @Get(ADMIN_ROUTES.me)
  @RequireSignIn()
  @ApiOkResponse({ schema: { $ref: '#/components/schemas/Me' } })
  me(@CurrentEmployee() employee: Employee): Me {
    return {
      id: employee.id,
      name: employee.name,
      roles: [...employee.roles],
      permissions: [...employee.permissions],
    };
  }

  @Get(ADMIN_ROUTES.reference)
  @RequirePermission('products:read')
  @ApiOkResponse({ schema: { $ref: '#/components/schemas/ReferenceData' } })
  choices(): Promise<ReferenceData> {
    return this.reference.read();
  }
}
