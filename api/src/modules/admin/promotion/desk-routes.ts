import { Body, Get, Headers, Inject, Param, Patch, Query, Req, type Type } from '@nestjs/common';
import { ApiHeader, ApiOkResponse } from '@nestjs/swagger';
import type { Employee } from '@green-apple/auth';
import { OfferListQuery, SwitchActive, Uuid, type Permission } from '@green-apple/contracts-http';
import {
  OfferDeskRepository,
  type OfferDeskKind,
  type OfferDeskRows,
} from '@green-apple/persistence';
import type { FastifyRequest } from 'fastify';
import { IF_MATCH, ProblemError, schemaRef } from '../../../platform/index.ts';
import { CurrentEmployee } from '../access/employee.decorator.ts';
import { RequirePermission } from '../access/require-permission.decorator.ts';
import { pageOrProblem } from '../page-or-problem.ts';
import { expectedVersion } from '../product/if-match.ts';
import { deedOf, MISSING_OFFER } from './offer-deed.ts';
import { SwitchOffer } from './switch-offer.use-case.ts';

export interface DeskRoutes<Kind extends OfferDeskKind> {
  readonly kind: Kind;
  readonly list: string;
  readonly one: string;
  readonly read: Permission;
  readonly write: Permission;
  /** Name of the row's schema; the list's is this with `List`. */
  readonly schema: string;
}

export interface OfferDesk<Kind extends OfferDeskKind> {
  page(query: OfferListQuery): Promise<{ items: OfferDeskRows[Kind][]; nextCursor: string | null }>;
  one(id: string): Promise<OfferDeskRows[Kind]>;
  switch(
    id: string,
    ifMatch: string | undefined,
    change: SwitchActive,
    employee: Employee,
    request: FastifyRequest,
  ): Promise<OfferDeskRows[Kind]>;
}

/** The routes that promotions, campaigns and gift cards have in common: list, look at one, switch on or off. */
export function offerDesk<Kind extends OfferDeskKind>(
  routes: DeskRoutes<Kind>,
): Type<OfferDesk<Kind>> {
  class Desk implements OfferDesk<Kind> {
    @Inject(OfferDeskRepository) readonly rows!: OfferDeskRepository;
    @Inject(SwitchOffer) readonly switchOffer!: SwitchOffer;

    @Get(routes.list)
    @RequirePermission(routes.read)
    @ApiOkResponse(schemaRef(`${routes.schema}List`))
    async page(@Query({ schema: OfferListQuery }) query: OfferListQuery) {
      return pageOrProblem(await this.rows.page(routes.kind, query));
    }

    @Get(routes.one)
    @RequirePermission(routes.read)
    @ApiOkResponse(schemaRef(routes.schema))
    async one(@Param('id', { schema: Uuid }) id: string) {
      const row = await this.rows.byId(routes.kind, id);
      if (row === null) throw new ProblemError(MISSING_OFFER[routes.kind]);
      return row;
    }

    @Patch(routes.one)
    @RequirePermission(routes.write)
    @ApiHeader(IF_MATCH)
    @ApiOkResponse(schemaRef(routes.schema))
    switch(
      @Param('id', { schema: Uuid }) id: string,
      @Headers('if-match') ifMatch: string | undefined,
      @Body({ schema: SwitchActive }) { active }: SwitchActive,
      @CurrentEmployee() employee: Employee,
      @Req() request: FastifyRequest,
    ) {
      return this.switchOffer.execute({
        kind: routes.kind,
        id,
        active,
        expectedVersion: expectedVersion(ifMatch),
        ...deedOf(employee, request),
      });
    }
  }
  return Desk;
}
