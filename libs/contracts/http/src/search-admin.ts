import { PLACEMENTS, readSynonymLine } from '@green-apple/domain-catalog';
import { z } from 'zod';
import { Slug, Uuid } from './primitives.ts';

export const INDEX_ACTIONS = ['verify', 'rebuild'] as const;

/** What the indexers of a region say of their index; parts they do not know yet are null. */
export const IndexReport = z
  .object({
    region: z.string(),
    reportedAt: z.string(),
    /** How many of them have reported within the last minute. */
    indexers: z.number().int().positive(),
    ready: z.boolean(),
    index: z.string().nullable(),
    definitionCurrent: z.boolean(),
    documents: z.number().int(),
    published: z.number().int(),
    /** Indexes kept for going back. */
    kept: z.array(z.string()),
    /** Of the slowest of them. */
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

const Phrase = z.string().trim().min(1).max(120);

export const MerchandisingRuleDto = z
  .object({
    /** What shoppers type; or null for a rule of a category. */
    query: Phrase.nullable(),
    category: Slug.nullable(),
    action: z.enum(PLACEMENTS),
    productId: Uuid,
    /** The campaign's window; open where null. */
    from: z.iso.datetime({ offset: true }).nullable(),
    until: z.iso.datetime({ offset: true }).nullable(),
  })
  .refine(({ query, category }) => (query === null) !== (category === null), {
    message: 'A rule is for a query or for a category.',
    path: ['query'],
  })
  .refine(
    ({ from, until }) => from === null || until === null || Date.parse(from) < Date.parse(until),
    {
      message: 'A campaign ends after it begins.',
      path: ['until'],
    },
  );
export type MerchandisingRuleDto = z.infer<typeof MerchandisingRuleDto>;

const SynonymLineDto = z
  .string()
  .trim()
  .max(300)
  .superRefine((line, context) => {
    const read = readSynonymLine(line);
    if (read.code === 'FAULT') context.addIssue({ code: 'custom', message: read.reason });
  });

export const SearchRulesDraft = z
  .object({
    synonyms: z.array(SynonymLineDto).max(500),
    merchandising: z.array(MerchandisingRuleDto).max(500),
  })
  .meta({ id: 'SearchRulesDraft' });
export type SearchRulesDraft = z.infer<typeof SearchRulesDraft>;

export const PublishSearchRules = SearchRulesDraft.extend({
  note: z.string().trim().max(300).default(''),
}).meta({ id: 'PublishSearchRules' });
export type PublishSearchRules = z.infer<typeof PublishSearchRules>;

export const SearchRulesPage = z
  .object({
    version: z.number().int(),
    synonyms: z.array(z.string()),
    merchandising: z.array(MerchandisingRuleDto),
    /** Titles of the products that rules name. */
    titles: z.record(z.string(), z.string()),
    history: z.array(
      z.object({
        version: z.number().int(),
        note: z.string(),
        publishedBy: z.string(),
        publishedAt: z.string(),
      }),
    ),
  })
  .meta({ id: 'SearchRulesPage' });
export type SearchRulesPage = z.infer<typeof SearchRulesPage>;

/** Asks how lists would look by a draft, beside how they look now. */
export const SearchTrial = z
  .object({
    draft: SearchRulesDraft,
    queries: z.array(Phrase).max(20).default([]),
    categories: z.array(Slug).max(5).default([]),
    /** Also on what shoppers search for most. */
    frequent: z.boolean().default(false),
  })
  .meta({ id: 'SearchTrial' });
export type SearchTrial = z.infer<typeof SearchTrial>;

const TrialSide = z.object({ total: z.number().int(), titles: z.array(z.string()) });
export const SearchTrialResult = z
  .object({
    lists: z.array(
      z.object({ list: z.string(), changed: z.boolean(), now: TrialSide, draft: TrialSide }),
    ),
  })
  .meta({ id: 'SearchTrialResult' });
export type SearchTrialResult = z.infer<typeof SearchTrialResult>;
