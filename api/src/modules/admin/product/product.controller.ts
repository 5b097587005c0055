import {
  Body,
  Controller,
  Get,
  Headers,
  Inject,
  Param,
  Patch,
  Query,
  Req,
  Res,
} from '@nestjs/common';
import { ApiHeader, ApiOkResponse } from '@nestjs/swagger';
import type { Employee } from '@green-apple/auth';
import {
  ADMIN_ROUTES,
  AdminListProductsQuery,
  EditProduct,
  Uuid,
  type AdminProduct,
  type AdminProductList,
} from '@green-apple/contracts-http';
import { LABEL_WARNINGS } from '@green-apple/domain-catalog';
import { ProductListReader, ProductRepository } from '@green-apple/persistence';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ProblemError } from '../../../platform/index.ts';
import { diseaseClaim } from '../claim/disease-claim.ts';
import { CurrentEmployee } from '../access/employee.decorator.ts';
import { RequirePermission } from '../access/require-permission.decorator.ts';
import { pageOrProblem } from '../page-or-problem.ts';
import { EditProductUseCase, type EditProductResult } from './edit-product.use-case.ts';
import { entityTag, expectedVersion } from './if-match.ts';

@Controller()
export class AdminProductController {
  constructor(
    @Inject(ProductListReader) private readonly list: ProductListReader,
    @Inject(ProductRepository) private readonly products: ProductRepository,
    @Inject(EditProductUseCase) private readonly edit: EditProductUseCase,
  ) {}

  @Get(ADMIN_ROUTES.products)
  @RequirePermission('products:read')
  @ApiOkResponse({ schema: { $ref: '#/components/schemas/AdminProductList' } })
  async page(
    @Query({ schema: AdminListProductsQuery }) query: AdminListProductsQuery,
  ): Promise<AdminProductList> {
    return pageOrProblem(await this.list.page(query));
  }

  @Get(ADMIN_ROUTES.product)
  @RequirePermission('products:read')
  @ApiOkResponse({ schema: { $ref: '#/components/schemas/AdminProduct' } })
  async one(
    @Param('id', { schema: Uuid }) id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<AdminProduct> {
    const product = await this.products.byId(id);
    if (product === null) throw new ProblemError('PRODUCT_NOT_FOUND');
    reply.header('etag', entityTag(product.version));
    return product;
  }

  @Patch(ADMIN_ROUTES.product)
  @RequirePermission('products:write')
  @ApiHeader({ name: 'If-Match', required: true, description: 'The version that was edited.' })
  @ApiOkResponse({ schema: { $ref: '#/components/schemas/AdminProduct' } })
  async change(
    @Param('id', { schema: Uuid }) id: string,
    @Headers('if-match') ifMatch: string | undefined,
    @Body({ schema: EditProduct }) change: EditProduct,
    @CurrentEmployee() employee: Employee,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<AdminProduct> {
    const result = await this.edit.execute({
      employee,
      productId: id,
      expectedVersion: expectedVersion(ifMatch),
      change,
      correlationId: request.id,
      now: new Date().toISOString(),
    });
    const product = productOrProblem(result, change);
    reply.header('etag', entityTag(product.version));
    return product;
  }
}

function productOrProblem(result: EditProductResult, change: EditProduct): AdminProduct {
  switch (result.code) {
    case 'EDITED':
    case 'UNCHANGED':
      return result.product;
    case 'VERSION_CONFLICT':
      throw new ProblemError('VERSION_CONFLICT', { currentVersion: result.currentVersion });
    case 'PRICE_INVALID': {
      const index = change.variants?.findIndex(({ id }) => id === result.variantId) ?? 0;
      throw new ProblemError('VALIDATION_FAILED', {
        errors: [{ path: `variants.${index}.saleMinor`, message: result.reason }],
      });
    }
    case 'ATTRIBUTES_INVALID':
      throw new ProblemError('VALIDATION_FAILED', { errors: [...result.faults] });
    case 'SCHEDULE_INVALID':
      throw new ProblemError('VALIDATION_FAILED', {
        errors: [
          { path: 'publishedUntil', message: 'It would leave the shop before it comes in.' },
        ],
      });
    case 'DISEASE_CLAIM':
      throw diseaseClaim(result.path, result.phrase);
    case 'LABEL_WARNING_MISSING':
      throw new ProblemError('LABEL_WARNING_MISSING', {
        errors: result.missing.map((code) => ({ path: 'warnings', message: LABEL_WARNINGS[code] })),
      });
    case 'SLUG_TAKEN':
    case 'PRODUCT_NOT_FOUND':
    case 'CATEGORY_NOT_FOUND':
    case 'VARIANT_NOT_FOUND':
      throw new ProblemError(result.code);
  }
}
