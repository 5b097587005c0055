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
  AddCertificate as AddCertificateBody,
  AdminCertificatesQuery,
  ChangeCertificate as ChangeCertificateBody,
  Uuid,
  type AdminCertificate,
  type AdminCertificateList,
} from '@green-apple/contracts-http';
import { certificateStanding } from '@green-apple/domain-catalog';
import { CertificateDeskRepository, type StoredCertificate } from '@green-apple/persistence';
import type { FastifyRequest } from 'fastify';
import { ProblemError } from '../../../platform/index.ts';
import { CurrentEmployee } from '../access/employee.decorator.ts';
import { RequirePermission } from '../access/require-permission.decorator.ts';
import { expectedVersion } from '../product/if-match.ts';
import { AddCertificate } from './add-certificate.use-case.ts';
import { ChangeCertificate } from './change-certificate.use-case.ts';

/** What proves the words on a product: certificates with their documents and their ends. */
@Controller()
export class AdminCertificateController {
  constructor(
    @Inject(CertificateDeskRepository) private readonly desk: CertificateDeskRepository,
    @Inject(AddCertificate) private readonly addCertificate: AddCertificate,
    @Inject(ChangeCertificate) private readonly changeCertificate: ChangeCertificate,
  ) {}

  @Get(ADMIN_ROUTES.certificates)
  @RequirePermission('products:read')
  @ApiOkResponse({ schema: { $ref: '#/components/schemas/AdminCertificateList' } })
  async list(
    @Query({ schema: AdminCertificatesQuery }) { product }: AdminCertificatesQuery,
  ): Promise<AdminCertificateList> {
    const [certificates, unproven] = await Promise.all(
      product === undefined
        ? [this.desk.runningOut(), []]
        : [this.desk.ofProduct(product), this.desk.unproven(product)],
    );
    return { items: certificates.map(toAdminCertificate), unproven };
  }

  @Post(ADMIN_ROUTES.certificates)
  @RequirePermission('products:write')
  @ApiCreatedResponse({ schema: { $ref: '#/components/schemas/AdminCertificate' } })
  async add(
    @Body({ schema: AddCertificateBody }) certificate: AddCertificateBody,
    @CurrentEmployee() employee: Employee,
    @Req() request: FastifyRequest,
  ): Promise<AdminCertificate> {
    const result = await this.addCertificate.execute({
      certificate,
      employee,
      correlationId: request.id,
      now: new Date().toISOString(),
    });
    switch (result.code) {
      case 'ADDED':
        return toAdminCertificate(result.certificate);
      case 'PRODUCT_NOT_FOUND':
      case 'CERTIFICATE_KNOWN':
        throw new ProblemError(result.code);
      case 'DOCUMENT_NOT_FOUND':
        throw documentNotFound();
      case 'PERIOD_UNFIT':
        throw new ProblemError('VALIDATION_FAILED', {
          errors: [
            { path: 'validUntil', message: 'Not before the first day, and within ten years.' },
          ],
        });
    }
  }

  @Patch(ADMIN_ROUTES.certificate)
  @RequirePermission('products:write')
  @ApiHeader({ name: 'If-Match', required: true, description: 'The version that was read.' })
  @ApiOkResponse({ schema: { $ref: '#/components/schemas/AdminCertificate' } })
  async change(
    @Param('id', { schema: Uuid }) id: string,
    @Headers('if-match') ifMatch: string | undefined,
    @Body({ schema: ChangeCertificateBody }) change: ChangeCertificateBody,
    @CurrentEmployee() employee: Employee,
    @Req() request: FastifyRequest,
  ): Promise<AdminCertificate> {
    const result = await this.changeCertificate.execute({
      id,
      version: expectedVersion(ifMatch),
      change,
      employee,
      correlationId: request.id,
      now: new Date().toISOString(),
    });
    switch (result.code) {
      case 'CHANGED':
        return toAdminCertificate(result.certificate);
      case 'CERTIFICATE_NOT_FOUND':
        throw new ProblemError('NOT_FOUND');
      case 'DOCUMENT_NOT_FOUND':
        throw documentNotFound();
      case 'VERSION_CONFLICT':
        throw new ProblemError('VERSION_CONFLICT', { currentVersion: result.currentVersion });
    }
  }
}

const documentNotFound = (): ProblemError =>
  new ProblemError('VALIDATION_FAILED', {
    errors: [{ path: 'documentId', message: 'Send the document first.' }],
  });

const toAdminCertificate = (stored: StoredCertificate): AdminCertificate => ({
  ...stored,
  standing: certificateStanding(
    { ...stored, ended: stored.endedAt !== null },
    new Date().toISOString().slice(0, 10),
  ),
});
