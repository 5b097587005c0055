import { Readable } from 'node:stream';
import { Controller, HttpCode, Inject, Post, Query, Req } from '@nestjs/common';
import { ApiConsumes, ApiCreatedResponse } from '@nestjs/swagger';
import type { Employee } from '@green-apple/auth';
import { ADMIN_ROUTES, SendDocumentQuery, type DocumentDto } from '@green-apple/contracts-http';
import { DOCUMENT_MOST_BYTES, DOCUMENT_TYPES, sizeWords } from '@green-apple/domain-catalog';
import type { FastifyRequest } from 'fastify';
import { LongLived, ProblemError } from '../../../platform/index.ts';
import { CurrentEmployee } from '../access/employee.decorator.ts';
import { RequirePermission } from '../access/require-permission.decorator.ts';
import { ReceiveDocument } from './receive-document.use-case.ts';

/** Files that certificates and reports are made of: sent first, named afterwards. */
@Controller()
export class AdminDocumentController {
  constructor(@Inject(ReceiveDocument) private readonly receiveDocument: ReceiveDocument) {}

  @Post(ADMIN_ROUTES.documents)
  @HttpCode(201)
  @LongLived()
  @RequirePermission('products:write')
  @ApiConsumes(...DOCUMENT_TYPES)
  @ApiCreatedResponse({ schema: { $ref: '#/components/schemas/Document' } })
  async receive(
    @Query({ schema: SendDocumentQuery }) { name }: SendDocumentQuery,
    @CurrentEmployee() employee: Employee,
    @Req() request: FastifyRequest,
  ): Promise<DocumentDto> {
    if (!(request.body instanceof Readable)) throw new ProblemError('UNSUPPORTED_MEDIA_TYPE');
    const result = await this.receiveDocument.execute({
      fileName: name,
      file: request.body,
      employee,
      correlationId: request.id,
      now: new Date().toISOString(),
    });
    switch (result.code) {
      case 'RECEIVED':
        return result.document;
      case 'TOO_LARGE':
        throw new ProblemError('PAYLOAD_TOO_LARGE', {
          detail: `A document may have up to ${sizeWords(DOCUMENT_MOST_BYTES)}.`,
        });
      case 'NOT_SHOWN':
        throw new ProblemError('DOCUMENT_NOT_SHOWN');
    }
  }
}
