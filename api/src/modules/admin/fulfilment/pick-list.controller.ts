import { Controller, Get, Inject, Query } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import { ADMIN_ROUTES, PickListQuery, type PickList } from '@green-apple/contracts-http';
import { readPickList, type Select } from '@green-apple/persistence';
import { RequirePermission } from '../access/require-permission.decorator.ts';

export const PICK_LISTS = Symbol('where pick lists are read');

/** What to fetch from the shelves for one shipment, or for several on one walk. */
@Controller()
export class PickListController {
  constructor(@Inject(PICK_LISTS) private readonly select: Select) {}

  @Get(ADMIN_ROUTES.fulfilmentPickList)
  @RequirePermission('orders:fulfil')
  @ApiOkResponse({ schema: { $ref: '#/components/schemas/PickList' } })
  list(@Query({ schema: PickListQuery }) { shipments }: PickListQuery): Promise<PickList> {
    return readPickList(this.select, shipments);
  }
}
