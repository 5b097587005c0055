import type { PageResponse } from '../answers/card.mapper.ts';
import type { FacetResponse } from '../answers/facets.mapper.ts';
import { contextsOf, buildFacetBody, type CountedIn } from '../bodies/build-facet-body.ts';
import { isWeighed } from '../bodies/build-page-body.ts';
import type { Answer, Ask } from './ask.ts';
import {
  boundsOf,
  buildLookBody,
  isTold,
  matchesIn,
  partsFor,
  sizesIn,
  type LookResponse,
  type Sample,
} from './catalogue-sample.ts';
import {
  askBeside,
  askPageAndCounts,
  askUnknownWords,
  askWhole,
  isOneSearch,
  pageBody,
  type WithSpelling,
} from './list-ask.ts';
import type { Guess } from './list-guess.ts';
import type { Reading, SearchBatch } from './search-batch.ts';
import {
  askCounts,
  askMatches,
  askTold,
  toCounts,
  toldByPage,
  withFacets,
  type PageWithFacets,
} from './told-counts.ts';

/** A list in a catalogue too large to count, after a first request. */
export interface Begun {
  /** Once that one is answered; the answer can be read when the batch is. */
  rest(batch: SearchBatch): Reading<Answer>;
}

/** A list of words: first a look, then what it is worth to ask. */
export function askLook(first: SearchBatch, ask: Ask, sample: Sample): Begun {
  const { query, matching, tuning } = ask;
  const weighed = isWeighed(query, tuning);
  const unknown = askUnknownWords(ask);
  const look = first.add<LookResponse & WithSpelling>(
    {
      ...buildLookBody(query, { matching, tuning, sample, isWeighed: weighed }),
      ...unknown.aside,
    },
    true,
  );
  const page = weighed ? null : first.add<PageResponse>(pageBody(ask));
  const beside = askBeside(first, ask, 'large');
  return {
    rest(second) {
      const seen = look();
      const bounds = boundsOf(seen, sample);
      const parts = partsFor(sizesIn(seen, contextsOf(query), sample), sample);
      const isSmall = bounds === null && parts.every(({ share }) => share === 1);
      const asked = isSmall
        ? askSmall(second, ask, page)
        : {
            page: page ?? second.add<PageResponse>(pageBody(ask, { bounds })),
            counts: askCounts(second, ask, parts, Math.round(matchesIn(seen, sample)), sample),
          };
      return () => ({
        page: asked.page(),
        counts: asked.counts(),
        spelling: unknown.read(seen),
        ...beside(),
      });
    },
  };
}

/** A list of words that few products match: as in a small catalogue. `page` is there where it has been asked for. */
function askSmall(batch: SearchBatch, ask: Ask, page: Reading<PageResponse> | null) {
  if (page === null) return askPageAndCounts(batch, ask);
  const body = buildFacetBody(ask.query, ask.matching, ask.tuning, ask.counted);
  return { page, counts: batch.add<FacetResponse>(body, true) };
}

/**
 * A list whose sizes are guessed: all of it at once, and again what was guessed wrong. `learn` is told how many products
 * match its words when that was.
 */
export function askGuessed(
  first: SearchBatch,
  ask: Ask,
  { sizes, matches, bounds, reach, lower }: Guess,
  { sample, learn }: { readonly sample: Sample; readonly learn: (matches: number) => void },
): Begun {
  const isSmall = bounds === null && matches <= 2 * sample.toldBy;
  if (isSmall) {
    const whole = askWhole(first, ask);
    return {
      rest: () => () => {
        const answer = whole();
        const found = answer.counts.hits.total.value;
        if (found > 2 * sample.toldBy) learn(found);
        return answer;
      },
    };
  }
  const unknown = askUnknownWords(ask);
  const beside = askBeside(first, ask, 'large');
  const body = pageBody(ask, { bounds, reach });
  const enough = Math.round(sample.weighed / 2);
  const parts = partsFor(sizes, sample);
  const isShown = ({ name }: CountedIn): boolean => name === 'shown';
  const isCounted =
    bounds === null && reach === null && isOneSearch(ask) && parts.find(isShown)?.share === 1;
  const page = first.add<PageWithFacets & WithSpelling>({
    ...(isCounted ? withFacets(body, ask) : body),
    ...(bounds === null ? {} : { track_total_hits: enough }),
    ...unknown.aside,
  });
  const others = askTold(
    first,
    ask,
    parts.filter((part) => !isCounted || !isShown(part)),
  );
  const told = () => [...(isCounted ? [toldByPage(page())] : []), ...others()];
  const total = askMatches(first, ask, matches, sample);
  return {
    rest(second) {
      const counted = told();
      const scant = counted.filter(({ seen, part }) => !isTold(seen, part, sample));
      const seen = new Map(scant.map(({ name, seen, part }) => [name, seen / part.share]));
      const again = askTold(second, ask, partsFor(seen, sample));
      const weighed = page().hits.total?.value ?? enough;
      const shown = counted.find(({ name }) => name === 'shown');
      const size = shown ? shown.seen / shown.part.share : 0;
      const isCutWrong = bounds !== null && (weighed < enough || size <= sample.weighed);
      const isOutOfReach = reach !== null && page().hits.hits.length < body.size;
      const within = { bounds: isCutWrong ? lower(weighed, size) : null, reach: null };
      const best =
        isCutWrong || isOutOfReach ? second.add<PageResponse>(pageBody(ask, within)) : page;
      const totalOf = total(second);
      return () => {
        const all = [...counted, ...again()];
        const found = totalOf(all);
        const isWrong = scant.length > 0 || isCutWrong || (found ?? 0) > 2 * matches;
        if (found !== null && isWrong) learn(found);
        return {
          page: best(),
          counts: toCounts(all, found),
          spelling: unknown.read(page()),
          ...beside(),
        };
      };
    },
  };
}
