import { Body, Controller, HttpCode, Inject, Post } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import { ADMIN_ROUTES, CounterQuestion, type CounterAnswer } from '@green-apple/contracts-http';
import { parseOrderNumber } from '@green-apple/domain-order';
import { readCounter, type Select } from '@green-apple/persistence';
import { RequirePermission } from '../access/require-permission.decorator.ts';
import { PICK_LISTS } from './pick-list.controller.ts';

/** The counter of a store: finds what somebody comes for. A name is asked with, never shown, and in no address. */
@Controller()
export class CounterController {
  constructor(@Inject(PICK_LISTS) private readonly select: Select) {}

  @Post(ADMIN_ROUTES.fulfilmentCounter)
  @HttpCode(200)
  @RequirePermission('orders:fulfil')
  @ApiOkResponse({ schema: { $ref: '#/components/schemas/CounterAnswer' } })
  async find(@Body({ schema: CounterQuestion }) asked: CounterQuestion): Promise<CounterAnswer> {
    if ('lastName' in asked) return { items: await readCounter(this.select, asked) };
    const number = parseOrderNumber(asked.number);
    return { items: number === null ? [] : await readCounter(this.select, { number }) };
  }
}
