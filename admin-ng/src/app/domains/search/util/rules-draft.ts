import type {
  MerchandisingRuleDto,
  SearchRulesDraft,
  SearchRulesPage,
} from '@green-apple/contracts-http';
import { readSynonymLine } from '@green-apple/domain-catalog';

/** The rules as they are edited: one synonym a line. */
export interface RulesDraft {
  readonly synonyms: string;
  readonly merchandising: readonly MerchandisingRuleDto[];
}

export const toDraft = ({ synonyms, merchandising }: SearchRulesPage): RulesDraft => ({
  synonyms: synonyms.join('\n'),
  merchandising,
});

const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);

export const fromDraft = ({ synonyms, merchandising }: RulesDraft): SearchRulesDraft => ({
  synonyms: linesOf(synonyms),
  merchandising: [...merchandising],
});

/** What is wrong with the synonyms, by line as the employee counts them. */
export const synonymFaults = (text: string): string[] =>
  text.split('\n').flatMap((line, at) => {
    if (line.trim() === '') return [];
    const read = readSynonymLine(line);
    return read.code === 'FAULT' ? [`Line ${at + 1}: ${read.reason}`] : [];
  });

/** Lists a draft is about, to be tried without typing them again. */
export function listsOf({ merchandising, synonyms }: RulesDraft): {
  readonly queries: string[];
  readonly categories: string[];
} {
  const said = linesOf(synonyms).flatMap((line) => {
    const read = readSynonymLine(line);
    return read.code === 'RULE' ? read.from.slice(0, 1) : [];
  });
  const queries = merchandising.flatMap(({ query }) => query ?? []);
  const categories = merchandising.flatMap(({ category }) => category ?? []);
  return {
    queries: [...new Set([...queries, ...said])].slice(0, 20),
    categories: [...new Set(categories)].slice(0, 5),
  };
}

const ACTIONS: Readonly<Record<MerchandisingRuleDto['action'], string>> = {
  pin: 'Stands first',
  boost: 'Moves up',
  bury: 'Moves down',
  hide: 'Is hidden',
};
export const ACTION_CHOICES = Object.entries(ACTIONS).map(([value, label]) => ({ value, label }));
export const actionLabel = (action: MerchandisingRuleDto['action']): string => ACTIONS[action];

export const placeLabel = ({ query, category }: MerchandisingRuleDto): string =>
  query === null ? `in ${category ?? ''}` : `for “${query}”`;
