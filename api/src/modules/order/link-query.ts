import { z } from 'zod';

/** The token of the link in the shopper's mail, which opens their order without a session. */
export const LinkQuery = z.object({ key: z.string().max(100).optional() });
export type LinkQuery = z.infer<typeof LinkQuery>;
