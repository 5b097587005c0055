import { RULES } from '../proof/judge.ts';
import type { Snapshot } from '../proof/snapshot.ts';
import { INVARIANTS } from '../proof/violation.ts';
import { CRASH_POINTS, KNOWN_ACTIVITIES } from './crash/crash-points.ts';
import type { ChaosPlan } from './plan.ts';
import type { ChaosReport } from './run.ts';

type Row = readonly (string | number)[];

/** What was done to the shop, and what was looked at afterwards, for people. */
export function tablesOf(report: ChaosReport, plan: ChaosPlan): string {
  return [
    'Trouble',
    table(trouble(report, plan)),
    '',
    'Promises',
    table(promises(report)),
    '',
    `Looked at: ${lookedAt(report.snapshot)}`,
  ].join('\n');
}

function trouble({ deaths, hits, faults }: ChaosReport, { incidents }: ChaosPlan): Row[] {
  const planned = (kind: string): number => incidents.filter((each) => each.kind === kind).length;
  const repeated = incidents.flatMap((each) => (each.kind === 'repeat' ? each.picks : []));
  const hitIn = (name: string, when: string): boolean =>
    hits.some((hit) => hit.process === 'worker' && hit.name.startsWith(`activity/${name}/${when}`));
  const killed = (when: string): number =>
    KNOWN_ACTIVITIES.filter((name) => hitIn(name, when)).length;
  return [
    ['processes that died', deaths],
    ['  of them at a point', `${hits.length} of ${CRASH_POINTS.length}`],
    ['  activities: before', `${killed('before')} of ${KNOWN_ACTIVITIES.length}`],
    ['  activities: while a question was under way', killed('asked')],
    ['  activities: after', killed('after')],
    [
      '  API: around a commit or in a request',
      hits.filter(({ process }) => process === 'storefront-api').length,
    ],
    ['  jobs: around a publication', hits.filter(({ process }) => process === 'jobs').length],
    ...[...faults].sort().map(([kind, count]): Row => [`partner: ${kind}`, count]),
    ['messages that came again', repeated.length],
    ['messages that could not be read', planned('poison')],
    ['runs told to look for nothing', planned('nudge')],
  ];
}

function promises({ violations }: ChaosReport): Row[] {
  return INVARIANTS.map((invariant) => {
    const rules = Object.entries(RULES).filter(([, { keeps }]) => keeps.includes(invariant));
    const broken = violations.filter((each) => each.invariant === invariant).length;
    return [
      invariant,
      broken === 0 ? 'kept' : `broken ${broken} times`,
      rules.map(([name]) => name).join(', '),
    ];
  });
}

const lookedAt = (snapshot: Snapshot): string =>
  [
    [snapshot.orders.length, 'orders'],
    [snapshot.payments.length, 'payments'],
    [snapshot.refunds.length, 'refunds'],
    [new Set(snapshot.returnLines.map(({ returnId }) => returnId)).size, 'returns'],
    [snapshot.ledger?.length ?? 0, 'booking lines'],
    [snapshot.journal.length, "lines of partners' journals"],
    [snapshot.outbox.length, 'messages'],
    [snapshot.notifications.length, 'mails'],
    [snapshot.runs.length, 'runs replayed'],
    [snapshot.requests.length, 'requests of shoppers'],
  ]
    .map(([count, what]) => `${count} ${what}`)
    .join(', ');

function table(rows: readonly Row[]): string {
  const widths = rows.reduce<number[]>(
    (all, row) => row.map((cell, index) => Math.max(all[index] ?? 0, String(cell).length)),
    [],
  );
  return rows
    .map((row) => `  ${row.map((cell, at) => String(cell).padEnd(widths[at] ?? 0)).join('  ')}`)
    .map((line) => line.trimEnd())
    .join('\n');
}
