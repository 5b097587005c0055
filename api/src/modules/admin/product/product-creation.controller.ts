import { Body, Controller, Headers, Inject, Param, Post, Req, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiHeader } from '@nestjs/swagger';
import type { Employee } from '@green-apple/auth';
import {
  ADMIN_ROUTES,
  CreateProduct,
  CreateVariant,
  Uuid,
  type AdminProduct,
} from '@green-apple/contracts-http';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { IF_MATCH, schemaRef } from '../../../platform/index.ts';
import { CurrentEmployee } from '../access/employee.decorator.ts';
import { RequirePermission } from '../access/require-permission.decorator.ts';
import { deedOf } from '../promotion/offer-deed.ts';
import { CreateProductUseCase } from './create-product.use-case.ts';
import { entityTag, expectedVersion } from './if-match.ts';

/** New products and new sizes of them, under ids of the client's. */
@Controller()
export class AdminProductCreationController {
  constructor(@Inject(CreateProductUseCase) private readonly products: CreateProductUseCase) {}

  @Post(ADMIN_ROUTES.product)
  @RequirePermission('products:write')
  @ApiCreatedResponse(schemaRef('AdminProduct'))
  async create(
    @Param('id', { schema: Uuid }) id: string,
    @Body({ schema: CreateProduct }) fields: CreateProduct,
    @CurrentEmployee() employee: Employee,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<AdminProduct> {
    return tagged(await this.products.create(id, fields, deedOf(employee, request)), reply);
  }

  @Post(ADMIN_ROUTES.productVariant)
  @RequirePermission('products:write')
  @ApiHeader(IF_MATCH)
  @ApiCreatedResponse(schemaRef('AdminProduct'))
  async addSize(
    @Param('id', { schema: Uuid }) productId: string,
    @Param('variantId', { schema: Uuid }) variantId: string,
    @Headers('if-match') ifMatch: string | undefined,
    @Body({ schema: CreateVariant }) fields: CreateVariant,
    @CurrentEmployee() employee: Employee,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<AdminProduct> {
    const size = { productId, variantId, expectedVersion: expectedVersion(ifMatch), fields };
    return tagged(await this.products.addSize(size, deedOf(employee, request)), reply);
  }
}

function tagged(product: AdminProduct, reply: FastifyReply): AdminProduct {
  reply.header('etag', entityTag(product.version));
  return product;
}
