import { Controller, Get, Inject, Query } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import { ADMIN_ROUTES, AuditQuery, type AuditList } from '@green-apple/contracts-http';
import { AuditReader, decodeCursor, encodeCursor } from '@green-apple/persistence';
import { z } from 'zod';
import { RequirePermission } from '../access/require-permission.decorator.ts';
import { pageOrProblem } from '../page-or-problem.ts';
import { toAuditEntry } from './audit-entry.mapper.ts';

const Place = z.tuple([z.number().int().positive()]);

@Controller()
export class AuditController {
  constructor(@Inject(AuditReader) private readonly audit: AuditReader) {}

  @Get(ADMIN_ROUTES.audit)
  @RequirePermission('audit:read')
  @ApiOkResponse({ schema: { $ref: '#/components/schemas/AuditList' } })
  async page(@Query({ schema: AuditQuery }) query: AuditQuery): Promise<AuditList> {
    const place =
      query.cursor === undefined ? undefined : pageOrProblem(decodeCursor(query.cursor, Place));
    const page = await this.audit.page({ ...query, beforeSeq: place?.[0] });
    const last = page.rows.at(-1);
    return {
      items: page.rows.map(toAuditEntry),
      nextCursor: page.hasMore && last !== undefined ? encodeCursor([last.seq]) : null,
      chainIntact: page.chainIntact,
    };
  }
}
