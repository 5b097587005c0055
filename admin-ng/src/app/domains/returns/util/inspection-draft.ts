import type { AdminReturn, InspectReturn } from '@green-apple/contracts-http';
import { inspectionFault, type InspectedLine } from '@green-apple/domain-order';

type ReturnLine = AdminReturn['lines'][number];
type Resolution = AdminReturn['resolution'];

/** The numbers of a line that somebody types, with what they are called. */
export const FINDINGS = [
  { name: 'good', label: 'As new', hint: 'Goes back to the shelf' },
  { name: 'damaged', label: 'Damaged', hint: 'Written off' },
  { name: 'notAsDescribed', label: 'Something else', hint: 'Not what they said: written off' },
  { name: 'missing', label: 'Missing', hint: 'Was not in the parcel' },
] as const satisfies ReadonlyArray<{ name: keyof InspectedLine; label: string; hint: string }>;
export type Finding = (typeof FINDINGS)[number]['name'];

/** Before anything is typed all is as it should be. */
export const freshDraft = (lines: readonly ReturnLine[]): InspectedLine[] =>
  lines.map(({ lineId, quantity }) => ({
    lineId,
    good: quantity,
    damaged: 0,
    notAsDescribed: 0,
    missing: 0,
    accepted: quantity,
  }));

/** A number of units is typed: what is not as new is taken from there, what is missing is not settled. */
export function withFinding(
  line: InspectedLine,
  announced: number,
  name: Finding,
  units: number,
): InspectedLine {
  const typed = { ...line, [name]: units };
  if (name === 'good') return typed;
  const others = typed.damaged + typed.notAsDescribed + typed.missing;
  return {
    ...typed,
    good: Math.max(0, announced - others),
    accepted: Math.max(0, Math.min(announced, announced - typed.missing)),
  };
}

/** What is wrong with a line, in words; null when its numbers add up. */
export function lineFault(line: ReturnLine, found: InspectedLine): string | null {
  const fault = inspectionFault([line], [found]);
  switch (fault?.code) {
    case undefined:
      return null;
    case 'TOO_MANY_ACCEPTED':
      return `At most ${line.quantity} can be settled.`;
    default:
      return `Together they must be ${line.quantity}.`;
  }
}

/** What will happen, said before it does. */
export function outcomeText(
  found: readonly InspectedLine[],
  resolution: Resolution,
  sharePercent: number,
  place: string,
): string {
  const sum = (of: (line: InspectedLine) => number): number =>
    found.reduce((all, line) => all + of(line), 0);
  const [good, accepted] = [sum((line) => line.good), sum((line) => line.accepted)];
  const off = sum((line) => line.damaged + line.notAsDescribed);
  const goods = [
    ...(good > 0 ? [`${units(good)} back to the shelf at ${place}`] : []),
    ...(off > 0 ? [`${units(off)} written off`] : []),
  ];
  const shelf = goods.length === 0 ? '' : `${goods.join(', ')}. `;
  if (accepted === 0) return `${shelf}The shopper gets nothing and reads that it was not accepted.`;
  if (resolution === 'exchange')
    return (
      `${shelf}The shopper gets ${units(accepted)} sent anew,` +
      ` or ${share(sharePercent)} for them when they are sold out.`
    );
  return `${shelf}The shopper gets ${share(sharePercent)} for ${units(accepted)}.`;
}

const units = (count: number): string => `${count} ${count === 1 ? 'unit' : 'units'}`;
const share = (percent: number): string =>
  percent === 100 ? 'the whole money back' : `${percent} % of the money back`;

/** Ready to be sent; null while something does not add up. */
export function toInspection(
  lines: readonly ReturnLine[],
  found: readonly InspectedLine[],
  sharePercent: number,
): InspectReturn | null {
  if (!Number.isSafeInteger(sharePercent) || sharePercent < 1 || sharePercent > 100) return null;
  return inspectionFault(lines, found) === null ? { lines: [...found], sharePercent } : null;
}
