import {
  Body,
  Controller,
  Get,
  Headers,
  Inject,
  Param,
  Patch,
  Post,
  Query,
  Req,
} from '@nestjs/common';
import { ApiCreatedResponse, ApiHeader, ApiOkResponse } from '@nestjs/swagger';
import type { Employee } from '@green-apple/auth';
import {
  ADMIN_ROUTES,
  AdminClaimsQuery,
  DecideClaim,
  ProposeClaim,
  Uuid,
  type AdminClaim,
  type AdminClaimList,
} from '@green-apple/contracts-http';
import { ClaimDeskRepository, type StoredClaim } from '@green-apple/persistence';
import type { FastifyRequest } from 'fastify';
import { ProblemError } from '../../../platform/index.ts';
import { CurrentEmployee } from '../access/employee.decorator.ts';
import { RequirePermission } from '../access/require-permission.decorator.ts';
import { expectedVersion } from '../product/if-match.ts';
import { diseaseClaim } from './disease-claim.ts';
import { DecideClaimUseCase } from './decide-claim.use-case.ts';
import { ProposeClaimUseCase } from './propose-claim.use-case.ts';

/** What products are said to do: one person proposes it, another one approves it. */
@Controller()
export class AdminClaimController {
  constructor(
    @Inject(ClaimDeskRepository) private readonly desk: ClaimDeskRepository,
    @Inject(ProposeClaimUseCase) private readonly proposeClaim: ProposeClaimUseCase,
    @Inject(DecideClaimUseCase) private readonly decideClaim: DecideClaimUseCase,
  ) {}

  @Get(ADMIN_ROUTES.claims)
  @RequirePermission('products:read')
  @ApiOkResponse({ schema: { $ref: '#/components/schemas/AdminClaimList' } })
  async list(
    @Query({ schema: AdminClaimsQuery }) query: AdminClaimsQuery,
    @CurrentEmployee() employee: Employee,
  ): Promise<AdminClaimList> {
    const [claims, waiting] = await Promise.all([this.desk.list(query), this.desk.waiting()]);
    return { items: claims.map((claim) => toAdminClaim(claim, employee)), waiting };
  }

  @Post(ADMIN_ROUTES.claims)
  @RequirePermission('products:write')
  @ApiCreatedResponse({ schema: { $ref: '#/components/schemas/AdminClaim' } })
  async propose(
    @Body({ schema: ProposeClaim }) claim: ProposeClaim,
    @CurrentEmployee() employee: Employee,
    @Req() request: FastifyRequest,
  ): Promise<AdminClaim> {
    const result = await this.proposeClaim.execute({
      claim,
      employee,
      correlationId: request.id,
      now: new Date().toISOString(),
    });
    switch (result.code) {
      case 'PROPOSED':
        return toAdminClaim(result.claim, employee);
      case 'PRODUCT_NOT_FOUND':
        throw new ProblemError('PRODUCT_NOT_FOUND');
      case 'DISEASE_CLAIM':
        throw diseaseClaim('wording', result.phrase);
      case 'EXPIRY_UNFIT':
        throw new ProblemError('VALIDATION_FAILED', {
          errors: [{ path: 'expiresOn', message: 'From today on, and within two years.' }],
        });
    }
  }

  @Patch(ADMIN_ROUTES.claim)
  @RequirePermission('claims:approve')
  @ApiHeader({ name: 'If-Match', required: true, description: 'The version that was read.' })
  @ApiOkResponse({ schema: { $ref: '#/components/schemas/AdminClaim' } })
  async decide(
    @Param('id', { schema: Uuid }) claimId: string,
    @Headers('if-match') ifMatch: string | undefined,
    @Body({ schema: DecideClaim }) { decision }: DecideClaim,
    @CurrentEmployee() employee: Employee,
    @Req() request: FastifyRequest,
  ): Promise<AdminClaim> {
    const result = await this.decideClaim.execute({
      claimId,
      version: expectedVersion(ifMatch),
      decision,
      employee,
      correlationId: request.id,
      now: new Date().toISOString(),
    });
    switch (result.code) {
      case 'DECIDED':
        return toAdminClaim(result.claim, employee);
      case 'VERSION_CONFLICT':
        throw new ProblemError('VERSION_CONFLICT', { currentVersion: result.currentVersion });
      case 'CLAIM_OWN':
      case 'CLAIM_EXPIRED':
        throw new ProblemError(result.code);
      case 'CLAIM_NOT_FOUND':
        throw new ProblemError('NOT_FOUND');
    }
  }
}

function toAdminClaim({ proposedById, ...claim }: StoredClaim, employee: Employee): AdminClaim {
  return { ...claim, own: proposedById === employee.id };
}
