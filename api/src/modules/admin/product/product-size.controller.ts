import { Body, Controller, Headers, Inject, Param, Patch, Req, Res } from '@nestjs/common';
import { ApiHeader, ApiOkResponse } from '@nestjs/swagger';
import type { Employee } from '@green-apple/auth';
import { ADMIN_ROUTES, EditVariant, Uuid, type AdminProduct } from '@green-apple/contracts-http';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { IF_MATCH, schemaRef } from '../../../platform/index.ts';
import { CurrentEmployee } from '../access/employee.decorator.ts';
import { RequirePermission } from '../access/require-permission.decorator.ts';
import { deedOf } from '../promotion/offer-deed.ts';
import { EditSizeUseCase } from './edit-size.use-case.ts';
import { entityTag, expectedVersion } from './if-match.ts';

/** What a size is called, is scanned by and holds. */
@Controller()
export class AdminProductSizeController {
  constructor(@Inject(EditSizeUseCase) private readonly edit: EditSizeUseCase) {}

  @Patch(ADMIN_ROUTES.productVariant)
  @RequirePermission('products:write')
  @ApiHeader(IF_MATCH)
  @ApiOkResponse(schemaRef('AdminProduct'))
  async change(
    @Param('id', { schema: Uuid }) productId: string,
    @Param('variantId', { schema: Uuid }) variantId: string,
    @Headers('if-match') ifMatch: string | undefined,
    @Body({ schema: EditVariant }) change: EditVariant,
    @CurrentEmployee() employee: Employee,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<AdminProduct> {
    const input = { productId, variantId, expectedVersion: expectedVersion(ifMatch), change };
    const product = await this.edit.execute(input, deedOf(employee, request));
    reply.header('etag', entityTag(product.version));
    return product;
  }
}
