import { publicationState } from './publication.ts';

const [BEFORE, AFTER] = ['2026-01-01T00:00:00Z', '2027-01-01T00:00:00Z'];
const NOW = Date.parse('2026-06-01T00:00:00Z');

describe('the state of a product', () => {
  for (const [status, publishedAt, publishedUntil, state] of [
    ['published', BEFORE, null, 'published'],
    ['published', BEFORE, AFTER, 'published'],
    ['published', AFTER, null, 'scheduled'],
    ['published', BEFORE, '2026-06-01T00:00:00Z', 'ended'],
    ['draft', AFTER, null, 'draft'],
    ['archived', BEFORE, BEFORE, 'archived'],
  ] as const)
    it(`is ${state} for ${status} from ${publishedAt} until ${publishedUntil}`, () => {
      expect(publicationState({ status, publishedAt, publishedUntil }, NOW)).toBe(state);
    });
});
