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
  KeepCollection,
  Uuid,
  type AdminCollection,
  type AdminCollectionList,
  type CollectionPreview,
  type CollectionRemoval,
} from '@green-apple/contracts-http';
import { NO_RULES, collectionScope } from '@green-apple/domain-catalog';
import { CollectionRepository } from '@green-apple/persistence';
import type { FastifyRequest } from 'fastify';
import { ProblemError, schemaRef } from '../../../platform/index.ts';
import { CurrentEmployee } from '../access/employee.decorator.ts';
import { RequirePermission } from '../access/require-permission.decorator.ts';
import { expectedVersion } from '../product/if-match.ts';
import { deedOf } from '../promotion/offer-deed.ts';
import type { SearchBy } from '../search/try-rules.use-case.ts';
import { KeepCollections } from './keep-collections.use-case.ts';

export const COLLECTION_SEARCH = Symbol('search for previews of collections');

/** Titles that a preview shows. */
const SHOWN = 12;

/** Lists that employees put together by rules. */
@Controller()
export class AdminCollectionController {
  constructor(
    @Inject(CollectionRepository) private readonly collections: CollectionRepository,
    @Inject(KeepCollections) private readonly keep: KeepCollections,
    @Inject(COLLECTION_SEARCH) private readonly searchBy: SearchBy,
  ) {}

  @Get(ADMIN_ROUTES.collections)
  @RequirePermission('products:read')
  @ApiOkResponse(schemaRef('AdminCollectionList'))
  async list(): Promise<AdminCollectionList> {
    return { items: await this.collections.list() };
  }

  /** What a draft would hold, by the search engine that shoppers have; nothing is kept. */
  @Post(ADMIN_ROUTES.collectionPreview)
  @HttpCode(200)
  @RequirePermission('products:read')
  @ApiOkResponse(schemaRef('CollectionPreview'))
  async preview(
    @Body({ schema: KeepCollection }) draft: KeepCollection,
  ): Promise<CollectionPreview> {
    const now = new Date().toISOString();
    const query = { limit: SHOWN, sort: draft.sort, scope: collectionScope(draft, now) };
    try {
      const { total, items } = await this.searchBy(NO_RULES).list(query, now);
      return { total, titles: items.map(({ title }) => title) };
    } catch (cause) {
      throw new ProblemError('DEPENDENCY_UNAVAILABLE', {}, { cause });
    }
  }

  /** A new one, under an id of the client's. */
  @Post(ADMIN_ROUTES.collection)
  @RequirePermission('products:write')
  @ApiOkResponse(schemaRef('AdminCollection'))
  create(
    @Param('id', { schema: Uuid }) id: string,
    @Body({ schema: KeepCollection }) collection: KeepCollection,
    @CurrentEmployee() employee: Employee,
    @Req() request: FastifyRequest,
  ): Promise<AdminCollection> {
    return this.keep.keep(id, collection, null, deedOf(employee, request));
  }

  @Put(ADMIN_ROUTES.collection)
  @RequirePermission('products:write')
  @ApiHeader({ name: 'If-Match', required: true, description: 'The version that was edited.' })
  @ApiOkResponse(schemaRef('AdminCollection'))
  change(
    @Param('id', { schema: Uuid }) id: string,
    @Headers('if-match') ifMatch: string | undefined,
    @Body({ schema: KeepCollection }) collection: KeepCollection,
    @CurrentEmployee() employee: Employee,
    @Req() request: FastifyRequest,
  ): Promise<AdminCollection> {
    const deed = deedOf(employee, request);
    return this.keep.keep(id, collection, expectedVersion(ifMatch), deed);
  }

  /** One that nothing leads to is removed, any other put away: the answer says which. */
  @Delete(ADMIN_ROUTES.collection)
  @RequirePermission('products:write')
  @ApiHeader({ name: 'If-Match', required: true, description: 'The version that was seen.' })
  @ApiOkResponse(schemaRef('CollectionRemoval'))
  remove(
    @Param('id', { schema: Uuid }) id: string,
    @Headers('if-match') ifMatch: string | undefined,
    @CurrentEmployee() employee: Employee,
    @Req() request: FastifyRequest,
  ): Promise<CollectionRemoval> {
    return this.keep.remove(id, expectedVersion(ifMatch), deedOf(employee, request));
  }
}
