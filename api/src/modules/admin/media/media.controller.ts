import { Readable } from 'node:stream';
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
  Put,
  Query,
  Req,
} from '@nestjs/common';
import { ApiConsumes, ApiCreatedResponse, ApiHeader, ApiOkResponse } from '@nestjs/swagger';
import type { Employee } from '@green-apple/auth';
import {
  ADMIN_ROUTES,
  ArrangeMedia,
  ChangeMedia,
  SendMediaQuery,
  Uuid,
  type AdminMediaList,
} from '@green-apple/contracts-http';
import { PICTURE_MOST_BYTES, PICTURE_TYPES, sizeWords } from '@green-apple/domain-catalog';
import { ProductMediaRepository, type MediaDeed } from '@green-apple/persistence';
import type { FastifyRequest } from 'fastify';
import { LongLived, ProblemError } from '../../../platform/index.ts';
import { IF_MATCH } from '../../../platform/http/if-match.ts';
import { CurrentEmployee } from '../access/employee.decorator.ts';
import { RequirePermission } from '../access/require-permission.decorator.ts';
import { expectedVersion } from '../product/if-match.ts';
import { ChangeProductMedia } from './change-media.use-case.ts';
import { refusalText } from './picture-words.ts';
import { ReceivePicture } from './receive-picture.use-case.ts';

const LIST = { schema: { $ref: '#/components/schemas/AdminMediaList' } };

/** The pictures of a product. Every answer is all of them, with the version that the next change names. */
@Controller()
export class AdminMediaController {
  constructor(
    @Inject(ProductMediaRepository) private readonly media: ProductMediaRepository,
    @Inject(ReceivePicture) private readonly receivePicture: ReceivePicture,
    @Inject(ChangeProductMedia) private readonly changeMedia: ChangeProductMedia,
  ) {}

  @Get(ADMIN_ROUTES.productMedia)
  @RequirePermission('products:read')
  @ApiOkResponse(LIST)
  async list(@Param('id', { schema: Uuid }) id: string): Promise<AdminMediaList> {
    const list = await this.media.list(id);
    if (list === null) throw new ProblemError('PRODUCT_NOT_FOUND');
    return list;
  }

  @Post(ADMIN_ROUTES.productMedia)
  @HttpCode(201)
  @LongLived()
  @RequirePermission('products:write')
  @ApiConsumes(...PICTURE_TYPES)
  @ApiCreatedResponse(LIST)
  async receive(
    @Param('id', { schema: Uuid }) id: string,
    @Query({ schema: SendMediaQuery }) { alt }: SendMediaQuery,
    @CurrentEmployee() employee: Employee,
    @Req() request: FastifyRequest,
  ): Promise<AdminMediaList> {
    if (!(request.body instanceof Readable)) throw new ProblemError('UNSUPPORTED_MEDIA_TYPE');
    const result = await this.receivePicture.execute({
      productId: id,
      alt: alt ?? '',
      file: request.body,
      employee,
      correlationId: request.id,
      now: new Date().toISOString(),
    });
    switch (result.code) {
      case 'RECEIVED':
        return result.list;
      case 'PRODUCT_NOT_FOUND':
      case 'PICTURES_FULL':
        throw new ProblemError(result.code);
      case 'TOO_LARGE':
        throw new ProblemError('PAYLOAD_TOO_LARGE', {
          detail: `A picture may have up to ${sizeWords(PICTURE_MOST_BYTES)}.`,
        });
      case 'REFUSED':
        throw new ProblemError('PICTURE_REFUSED', { detail: refusalText(result.fault) });
    }
  }

  @Patch(ADMIN_ROUTES.productMediaOne)
  @RequirePermission('products:write')
  @ApiHeader(IF_MATCH)
  @ApiOkResponse(LIST)
  describe(
    @Param('id', { schema: Uuid }) id: string,
    @Param('mediaId', { schema: Uuid }) mediaId: string,
    @Headers('if-match') ifMatch: string | undefined,
    @Body({ schema: ChangeMedia }) change: ChangeMedia,
    @CurrentEmployee() employee: Employee,
    @Req() request: FastifyRequest,
  ): Promise<AdminMediaList> {
    return this.apply(id, ifMatch, { type: 'describe', mediaId, change }, employee, request.id);
  }

  @Put(ADMIN_ROUTES.productMediaOrder)
  @RequirePermission('products:write')
  @ApiHeader(IF_MATCH)
  @ApiOkResponse(LIST)
  arrange(
    @Param('id', { schema: Uuid }) id: string,
    @Headers('if-match') ifMatch: string | undefined,
    @Body({ schema: ArrangeMedia }) { ids }: ArrangeMedia,
    @CurrentEmployee() employee: Employee,
    @Req() request: FastifyRequest,
  ): Promise<AdminMediaList> {
    return this.apply(id, ifMatch, { type: 'arrange', ids }, employee, request.id);
  }

  @Delete(ADMIN_ROUTES.productMediaOne)
  @RequirePermission('products:write')
  @ApiHeader(IF_MATCH)
  @ApiOkResponse(LIST)
  remove(
    @Param('id', { schema: Uuid }) id: string,
    @Param('mediaId', { schema: Uuid }) mediaId: string,
    @Headers('if-match') ifMatch: string | undefined,
    @CurrentEmployee() employee: Employee,
    @Req() request: FastifyRequest,
  ): Promise<AdminMediaList> {
    return this.apply(id, ifMatch, { type: 'remove', mediaId }, employee, request.id);
  }

  @Post(ADMIN_ROUTES.productMediaRetry)
  @HttpCode(200)
  @RequirePermission('products:write')
  @ApiHeader(IF_MATCH)
  @ApiOkResponse(LIST)
  retry(
    @Param('id', { schema: Uuid }) id: string,
    @Param('mediaId', { schema: Uuid }) mediaId: string,
    @Headers('if-match') ifMatch: string | undefined,
    @CurrentEmployee() employee: Employee,
    @Req() request: FastifyRequest,
  ): Promise<AdminMediaList> {
    return this.apply(id, ifMatch, { type: 'retry', mediaId }, employee, request.id);
  }

  private async apply(
    productId: string,
    ifMatch: string | undefined,
    deed: MediaDeed,
    employee: Employee,
    correlationId: string,
  ): Promise<AdminMediaList> {
    const result = await this.changeMedia.execute({
      productId,
      version: expectedVersion(ifMatch),
      deed,
      employee,
      correlationId,
      now: new Date().toISOString(),
    });
    switch (result.code) {
      case 'CHANGED':
        return result.list;
      case 'PRODUCT_NOT_FOUND':
        throw new ProblemError('PRODUCT_NOT_FOUND');
      case 'MEDIA_NOT_FOUND':
        throw new ProblemError('NOT_FOUND');
      case 'VERSION_CONFLICT':
        throw new ProblemError('VERSION_CONFLICT', { currentVersion: result.currentVersion });
      case 'ORDER_INCOMPLETE':
        throw new ProblemError('VALIDATION_FAILED', {
          errors: [{ path: 'ids', message: 'Name every picture of the product once.' }],
        });
    }
  }
}
