import { Body, Controller, Get, Headers, Inject, Param, Put, Req } from '@nestjs/common';
import { ApiHeader, ApiOkResponse } from '@nestjs/swagger';
import type { Employee } from '@green-apple/auth';
import {
  ADMIN_ROUTES,
  ChangeSetting,
  type AdminSetting,
  type AdminSettingList,
} from '@green-apple/contracts-http';
import type { FastifyRequest } from 'fastify';
import { IF_MATCH, schemaRef } from '../../../platform/index.ts';
import { CurrentEmployee } from '../access/employee.decorator.ts';
import { RequirePermission } from '../access/require-permission.decorator.ts';
import { expectedVersion } from '../product/if-match.ts';
import { deedOf } from '../promotion/offer-deed.ts';
import { KeepSettings } from './keep-settings.use-case.ts';

/** Amounts and times that a shopkeeper changes without a release. */
@Controller()
export class AdminSettingController {
  constructor(@Inject(KeepSettings) private readonly settings: KeepSettings) {}

  @Get(ADMIN_ROUTES.settings)
  @RequirePermission('settings:read')
  @ApiOkResponse(schemaRef('AdminSettingList'))
  async list(): Promise<AdminSettingList> {
    return { items: await this.settings.list() };
  }

  @Put(ADMIN_ROUTES.setting)
  @RequirePermission('settings:write')
  @ApiHeader(IF_MATCH)
  @ApiOkResponse(schemaRef('AdminSetting'))
  change(
    @Param('market') market: string,
    @Param('key') key: string,
    @Headers('if-match') ifMatch: string | undefined,
    @Body({ schema: ChangeSetting }) { value }: ChangeSetting,
    @CurrentEmployee() employee: Employee,
    @Req() request: FastifyRequest,
  ): Promise<AdminSetting> {
    const change = { market, key, value, expectedVersion: expectedVersion(ifMatch) };
    return this.settings.keep(change, deedOf(employee, request));
  }
}
