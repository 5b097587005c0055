import { Body, Controller, Get, Headers, Inject, Param, Put, Req } from '@nestjs/common';
import { ApiHeader, ApiOkResponse } from '@nestjs/swagger';
import type { Employee } from '@green-apple/auth';
import {
  ADMIN_ROUTES,
  KeepRelations as KeepRelationsBody,
  Uuid,
  type AdminRelations,
} from '@green-apple/contracts-http';
import { RelationRepository } from '@green-apple/persistence';
import type { FastifyRequest } from 'fastify';
import { IF_MATCH, ProblemError, schemaRef } from '../../../platform/index.ts';
import { CurrentEmployee } from '../access/employee.decorator.ts';
import { RequirePermission } from '../access/require-permission.decorator.ts';
import { expectedVersion } from '../product/if-match.ts';
import { KeepRelations } from './keep-relations.use-case.ts';

/** Products that employees name beside another one. */
@Controller()
export class AdminRelationController {
  constructor(
    @Inject(RelationRepository) private readonly relations: RelationRepository,
    @Inject(KeepRelations) private readonly keepRelations: KeepRelations,
  ) {}

  @Get(ADMIN_ROUTES.productRelated)
  @RequirePermission('products:read')
  @ApiOkResponse(schemaRef('AdminRelations'))
  async list(@Param('id', { schema: Uuid }) productId: string): Promise<AdminRelations> {
    const relations = await this.relations.of(productId);
    if (relations === null) throw new ProblemError('PRODUCT_NOT_FOUND');
    return relations;
  }

  @Put(ADMIN_ROUTES.productRelated)
  @RequirePermission('products:write')
  @ApiHeader(IF_MATCH)
  @ApiOkResponse(schemaRef('AdminRelations'))
  async keep(
    @Param('id', { schema: Uuid }) productId: string,
    @Headers('if-match') ifMatch: string | undefined,
    @Body({ schema: KeepRelationsBody }) { items }: KeepRelationsBody,
    @CurrentEmployee() employee: Employee,
    @Req() request: FastifyRequest,
  ): Promise<AdminRelations> {
    const result = await this.keepRelations.execute({
      productId,
      expectedVersion: expectedVersion(ifMatch),
      relations: items,
      employee,
      correlationId: request.id,
      now: new Date().toISOString(),
    });
    switch (result.code) {
      case 'KEPT':
      case 'UNCHANGED':
        return result.after;
      case 'RELATION_UNKNOWN':
        throw new ProblemError('VALIDATION_FAILED', {
          errors: [
            {
              path: `items.${result.at}.productId`,
              message: 'Choose another product of the shop.',
            },
          ],
        });
      case 'VERSION_CONFLICT':
        throw new ProblemError('VERSION_CONFLICT', { currentVersion: result.currentVersion });
      case 'PRODUCT_NOT_FOUND':
        throw new ProblemError('PRODUCT_NOT_FOUND');
    }
  }
}
