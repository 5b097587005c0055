import {
  Body,
  Controller,
  Delete,
  Get,
  Headers,
  HttpCode,
  Inject,
  Param,
  Patch,
  Post,
  Req,
} from '@nestjs/common';
import { ApiHeader, ApiOkResponse } from '@nestjs/swagger';
import type { Employee } from '@green-apple/auth';
import {
  ADMIN_ROUTES,
  CreateAttribute,
  EditAttribute,
  Uuid,
  type AdminAttribute,
  type AdminAttributeList,
  type AttributeUses,
} from '@green-apple/contracts-http';
import { AttributeRepository, AttributeUseReader } from '@green-apple/persistence';
import type { FastifyRequest } from 'fastify';
import { IF_MATCH, schemaRef } from '../../../platform/index.ts';
import { CurrentEmployee } from '../access/employee.decorator.ts';
import { RequirePermission } from '../access/require-permission.decorator.ts';
import { expectedVersion } from '../product/if-match.ts';
import { deedOf } from '../promotion/offer-deed.ts';
import { KeepAttributes } from './keep-attributes.use-case.ts';

/** What can be said of products, as employees define it. */
@Controller()
export class AdminAttributeController {
  constructor(
    @Inject(AttributeRepository) private readonly attributes: AttributeRepository,
    @Inject(AttributeUseReader) private readonly uses: AttributeUseReader,
    @Inject(KeepAttributes) private readonly keep: KeepAttributes,
  ) {}

  @Get(ADMIN_ROUTES.attributes)
  @RequirePermission('products:read')
  @ApiOkResponse(schemaRef('AdminAttributeList'))
  async list(): Promise<AdminAttributeList> {
    return { items: await this.attributes.list() };
  }

  @Get(ADMIN_ROUTES.attributeUses)
  @RequirePermission('products:read')
  @ApiOkResponse(schemaRef('AttributeUses'))
  used(): Promise<AttributeUses> {
    return this.uses.read();
  }

  @Post(ADMIN_ROUTES.attributes)
  @RequirePermission('products:write')
  @ApiOkResponse(schemaRef('AdminAttribute'))
  create(
    @Body({ schema: CreateAttribute }) attribute: CreateAttribute,
    @CurrentEmployee() employee: Employee,
    @Req() request: FastifyRequest,
  ): Promise<AdminAttribute> {
    return this.keep.create(attribute, deedOf(employee, request));
  }

  @Patch(ADMIN_ROUTES.attribute)
  @RequirePermission('products:write')
  @ApiHeader(IF_MATCH)
  @ApiOkResponse(schemaRef('AdminAttribute'))
  change(
    @Param('id', { schema: Uuid }) id: string,
    @Headers('if-match') ifMatch: string | undefined,
    @Body({ schema: EditAttribute }) change: EditAttribute,
    @CurrentEmployee() employee: Employee,
    @Req() request: FastifyRequest,
  ): Promise<AdminAttribute> {
    return this.keep.change(id, expectedVersion(ifMatch), change, deedOf(employee, request));
  }

  @Delete(ADMIN_ROUTES.attribute)
  @HttpCode(204)
  @RequirePermission('products:write')
  @ApiHeader(IF_MATCH)
  remove(
    @Param('id', { schema: Uuid }) id: string,
    @Headers('if-match') ifMatch: string | undefined,
    @CurrentEmployee() employee: Employee,
    @Req() request: FastifyRequest,
  ): Promise<void> {
    return this.keep.remove(id, expectedVersion(ifMatch), deedOf(employee, request));
  }
}
