import {
  Body,
  Controller,
  Delete,
  Get,
  Headers,
  HttpCode,
  Inject,
  Param,
  Post,
  Put,
  Req,
} from '@nestjs/common';
import { ApiHeader, ApiOkResponse } from '@nestjs/swagger';
import type { Employee } from '@green-apple/auth';
import {
  ADMIN_ROUTES,
  CreateBrand,
  CreateCategory,
  EditBrand,
  EditCategory,
  Uuid,
  type AdminBrand,
  type AdminCategory,
} from '@green-apple/contracts-http';
import type { FastifyRequest } from 'fastify';
import type { ZodType } from 'zod';
import { IF_MATCH, schemaRef } from '../../../platform/index.ts';
import { CurrentEmployee } from '../access/employee.decorator.ts';
import { RequirePermission } from '../access/require-permission.decorator.ts';
import { expectedVersion } from '../product/if-match.ts';
import { deedOf } from '../promotion/offer-deed.ts';
import type { KeepTaxa } from './keep-taxa.use-case.ts';

export const KEEP_BRANDS = Symbol('keep brands');
export const KEEP_CATEGORIES = Symbol('keep categories');

interface Kind<Create, Edit> {
  readonly name: string;
  readonly keep: symbol;
  readonly routes: { readonly all: string; readonly one: string };
  readonly create: ZodType<Create>;
  readonly edit: ZodType<Edit>;
}

/** The same routes for brands and for categories. */
function taxonController<
  Taxon extends AdminBrand | AdminCategory,
  Create extends object,
  Edit extends object,
>({ name, keep, routes, create, edit }: Kind<Create, Edit>) {
  class TaxonController {
    constructor(@Inject(keep) readonly taxa: KeepTaxa<Taxon, Create, Edit>) {}

    @Get(routes.all)
    @RequirePermission('products:read')
    @ApiOkResponse(schemaRef(`${name}List`))
    async list(): Promise<{ items: Taxon[] }> {
      return { items: await this.taxa.list() };
    }

    @Post(routes.one)
    @RequirePermission('products:write')
    @ApiOkResponse(schemaRef(name))
    create(
      @Param('id', { schema: Uuid }) id: string,
      @Body({ schema: create }) fields: Create,
      @CurrentEmployee() employee: Employee,
      @Req() request: FastifyRequest,
    ): Promise<Taxon> {
      return this.taxa.create(id, fields, deedOf(employee, request));
    }

    @Put(routes.one)
    @RequirePermission('products:write')
    @ApiHeader(IF_MATCH)
    @ApiOkResponse(schemaRef(name))
    change(
      @Param('id', { schema: Uuid }) id: string,
      @Headers('if-match') ifMatch: string | undefined,
      @Body({ schema: edit }) fields: Edit,
      @CurrentEmployee() employee: Employee,
      @Req() request: FastifyRequest,
    ): Promise<Taxon> {
      return this.taxa.change(id, expectedVersion(ifMatch), fields, deedOf(employee, request));
    }

    @Delete(routes.one)
    @HttpCode(204)
    @RequirePermission('products:write')
    @ApiHeader(IF_MATCH)
    remove(
      @Param('id', { schema: Uuid }) id: string,
      @Headers('if-match') ifMatch: string | undefined,
      @CurrentEmployee() employee: Employee,
      @Req() request: FastifyRequest,
    ): Promise<void> {
      return this.taxa.remove(id, expectedVersion(ifMatch), deedOf(employee, request));
    }
  }
  return TaxonController;
}

/** The houses whose products the shop sells. */
@Controller()
export class AdminBrandController extends taxonController<AdminBrand, CreateBrand, EditBrand>({
  name: 'AdminBrand',
  keep: KEEP_BRANDS,
  routes: { all: ADMIN_ROUTES.brands, one: ADMIN_ROUTES.brand },
  create: CreateBrand,
  edit: EditBrand,
}) {}

/** The tree that shoppers walk down. */
@Controller()
export class AdminCategoryController extends taxonController<
  AdminCategory,
  CreateCategory,
  EditCategory
>({
  name: 'AdminCategory',
  keep: KEEP_CATEGORIES,
  routes: { all: ADMIN_ROUTES.categories, one: ADMIN_ROUTES.category },
  create: CreateCategory,
  edit: EditCategory,
}) {}
