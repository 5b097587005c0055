import type { OutboxFacts, Snapshot } from '../snapshot.ts';
import { broken, type Violation } from '../violation.ts';
import { groupsBy } from './tally.ts';

/** E1: what was committed was sent, in the order of its subject; what was sent was committed. */
export function committedIsSent({ outbox, heard }: Snapshot): Violation[] {
  const waiting = outbox
    .filter(({ publishedAt }) => publishedAt === null)
    .map(({ id }) => broken('E1', `message ${id}`, 'was never sent'));
  return [...waiting, ...overtakings(outbox), ...(heard === null ? [] : asHeard(outbox, heard))];
}

/**
 * Events of one subject are written under its row's lock, so their numbers are their order. A job only says "look
 * again" and may be written beside that lock: its number may be lower than that of an event committed before it.
 */
function overtakings(outbox: readonly OutboxFacts[]): Violation[] {
  const events = outbox.filter(({ topic }) => topic === 'events');
  const bySubject = groupsBy(events, ({ aggregateId }) => aggregateId);
  return [...bySubject.values()].flatMap((rows) => {
    const sent = rows
      .filter(({ publishedAt }) => publishedAt !== null)
      .toSorted((a, b) => a.seq - b.seq);
    return sent
      .filter((row, index) => (row.publishedAt ?? 0) < (sent[index - 1]?.publishedAt ?? 0))
      .map(({ id }) => broken('E1', `message ${id}`, 'overtook an older one of its subject'));
  });
}

function asHeard(outbox: readonly OutboxFacts[], heard: readonly string[]): Violation[] {
  const known = new Set(outbox.map(({ mark }) => mark));
  const times = new Set(heard);
  const lost = outbox
    .filter(({ mark, publishedAt }) => publishedAt !== null && !times.has(mark))
    .map(({ id }) => broken('E1', `message ${id}`, 'is marked as sent and nobody heard it'));
  const invented = [...times]
    .filter((mark) => !known.has(mark))
    .map((mark) => broken('E1', `message ${mark}`, 'was heard and never committed'));
  return [...lost, ...invented];
}

/** E2: what lies in the dead-letter queues is what somebody broke on purpose, and nothing else waits. */
export function onlyPoisonDies({ deadLetters, poison, waiting }: Snapshot): Violation[] {
  const meant = new Set(poison);
  const dead = new Set(deadLetters);
  return [
    ...deadLetters
      .filter((body) => !meant.has(body))
      .map((body) =>
        broken('E2', `message ${body.slice(0, 80)}`, 'was given up and is not broken'),
      ),
    ...poison
      .filter((body) => !dead.has(body))
      .map((body) =>
        broken('E2', `message ${body.slice(0, 80)}`, 'is broken and was not put aside'),
      ),
    ...Object.entries(waiting)
      .filter(([, count]) => count > 0)
      .map(([queue, count]) => broken('E2', `queue ${queue}`, `still holds ${count}`)),
  ];
}
