import type { AdminReturn, ReturnChoiceDto, ReturnDto } from '@green-apple/contracts-http';
import {
  isReturnDecision,
  mayInstructReturn,
  RETURN_DECISIONS,
  RETURN_INSTRUCTIONS,
  RETURN_REFUSALS,
  returnChoice,
  returnMessage,
  type ReturnPolicy,
  type ReturnRefusal,
} from '@green-apple/domain-order';
import type { ReturnGround, StoredReturn } from '@green-apple/persistence';

export const returnWords = (why: ReturnRefusal): string => RETURN_REFUSALS[why];

export function toReturnChoices(
  { lines }: ReturnGround,
  policy: ReturnPolicy,
  now: number,
): ReturnChoiceDto[] {
  return lines.map((line) => {
    const { lineId, units, until, why, faultOnly, labelBy } = returnChoice(line, policy, now);
    return {
      lineId,
      title: line.title,
      variantTitle: line.variantTitle,
      units,
      until: until === null ? null : new Date(until).toISOString(),
      why: why === null ? null : returnWords(why),
      refusal: why,
      faultOnly,
      labelBy,
    };
  });
}

const SEND_IT =
  'Approved. Send it to us with a carrier of your choice, and write the number of the return on the parcel.';

export function toReturnDto(stored: StoredReturn): ReturnDto {
  const { state, reason, refund } = stored;
  const isOwn = stored.labelBy === 'shopper';
  const decision =
    state === 'refused' && reason !== null && isReturnDecision(reason) ? reason : null;
  const decided = decision === null ? '' : ` ${RETURN_DECISIONS[decision]}`;
  return {
    id: stored.id,
    number: stored.number,
    state,
    message: isOwn && state === 'approved' ? SEND_IT : `${returnMessage(state)}${decided}`,
    decision,
    resolution: stored.resolution,
    place: stored.place,
    carrier: stored.carrier,
    trackingCode: stored.trackingCode,
    trackingUrl: stored.trackingUrl,
    labelUrl: stored.labelUrl,
    sendBy: stored.sendBy,
    sendTo: isOwn ? stored.placeAddress : null,
    createdAt: stored.createdAt,
    refund: refund === null ? null : { minor: refund.minor, currency: refund.currency },
    cancellable: mayInstructReturn('cancel', state) && stored.asked !== 'cancel',
    lines: stored.lines.map(
      ({ lineId, title, variantTitle, quantity, reason: why, opened, found }) => ({
        lineId,
        title,
        variantTitle,
        quantity,
        reason: why,
        opened,
        accepted: found?.accepted ?? null,
      }),
    ),
    history: stored.history.map(({ state: at, at: when }) => ({ state: at, at: when })),
  };
}

export function toAdminReturn(stored: StoredReturn, workflowUrl: string | null): AdminReturn {
  const { state } = stored;
  return {
    ...toReturnDto(stored),
    orderId: stored.orderId,
    orderNumber: stored.orderNumber,
    reason: stored.reason,
    review: stored.review,
    sharePercent: stored.sharePercent,
    refundState: stored.refund?.state ?? null,
    version: stored.version,
    asked: stored.asked,
    may: RETURN_INSTRUCTIONS.filter((each) => mayInstructReturn(each, state)),
    lines: stored.lines.map((line) => ({ ...line, accepted: line.found?.accepted ?? null })),
    history: [...stored.history],
    workflowUrl,
  };
}
