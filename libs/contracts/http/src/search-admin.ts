import { z } from 'zod';
import { Uuid } from './primitives.ts';

export const INDEX_ACTIONS = ['verify', 'rebuild'] as const;

/** What an indexer says of its index; parts it does not know yet are null. */
export const IndexReport = z
  .object({
    region: z.string(),
    reportedAt: z.string(),
    ready: z.boolean(),
    index: z.string().nullable(),
    definitionCurrent: z.boolean(),
    documents: z.number().int(),
    published: z.number().int(),
    /** Indexes kept for going back. */
    kept: z.array(z.string()),
    freshness: z.object({
      changes: z.number().int(),
      medianMs: z.number().nullable(),
      worstMs: z.number().nullable(),
      lastAt: z.string().nullable(),
    }),
    drift: z.object({
      checked: z.number().int(),
      drifted: z.number().int(),
      lastRound: z
        .object({
          finishedAt: z.string(),
          checked: z.number().int(),
          drifted: z.number().int(),
        })
        .nullable(),
    }),
    lastBuild: z
      .object({
        finishedAt: z.string(),
        documents: z.number().int(),
        milliseconds: z.number(),
        resumedAfter: z.number().int(),
        repaired: z.number().int(),
      })
      .nullable(),
  })
  .meta({ id: 'IndexReport' });
export type IndexReport = z.infer<typeof IndexReport>;

export const IndexRequest = z
  .object({
    id: Uuid,
    action: z.enum(INDEX_ACTIONS),
    requestedBy: z.string(),
    requestedAt: z.string(),
    startedAt: z.string().nullable(),
    finishedAt: z.string().nullable(),
    outcome: z.string().nullable(),
  })
  .meta({ id: 'IndexRequest' });
export type IndexRequest = z.infer<typeof IndexRequest>;

export const IndexStatus = z
  .object({ reports: z.array(IndexReport), requests: z.array(IndexRequest) })
  .meta({ id: 'IndexStatus' });
export type IndexStatus = z.infer<typeof IndexStatus>;

export const AskOfIndex = z.object({ action: z.enum(INDEX_ACTIONS) }).meta({ id: 'AskOfIndex' });
export type AskOfIndex = z.infer<typeof AskOfIndex>;
