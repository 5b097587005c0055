import { Controller, Get, Inject, Param, Res } from '@nestjs/common';
import { ApiFoundResponse } from '@nestjs/swagger';
import { STOREFRONT_ROUTES, Uuid } from '@green-apple/contracts-http';
import { CertificateReader } from '@green-apple/persistence';
import type { FastifyReply } from 'fastify';
import { ProblemError, Public } from '../../platform/index.ts';

/** One address for a certificate's document, whichever file it is now; the file itself is kept by caches for ever. */
@Public()
@Controller()
export class CertificateDocumentController {
  constructor(@Inject(CertificateReader) private readonly certificates: CertificateReader) {}

  @Get(STOREFRONT_ROUTES.certificateDocument)
  @ApiFoundResponse({ description: 'Where the file lies, below the shop’s origin.' })
  async document(
    @Param('id', { schema: Uuid }) id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    const key = await this.certificates.documentKey(id);
    if (key === null) throw new ProblemError('NOT_FOUND');
    reply.header('cache-control', 'public, max-age=60').redirect(`/media/${key}`, 302);
  }
}
